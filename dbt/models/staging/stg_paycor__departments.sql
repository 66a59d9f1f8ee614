-- One row per department.
select
    {{ paycor_column('id') }} as department_id,
    {{ paycor_column('legalEntityId') }} as legal_entity_id,
    {{ paycor_column('code') }} as department_code,
    {{ paycor_column('description') }} as department_name,
    {{ paycor_column('parentId') }} as parent_department_id
from {{ source('paycor', 'departments') }}
