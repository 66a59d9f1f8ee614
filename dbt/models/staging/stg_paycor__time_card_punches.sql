-- One row per pair of punches. The department's code is a number here and text in departments.
select
    {{ paycor_column('employeeId') }} as employee_id,
    cast({{ paycor_column('displayDate') }} as date) as day,
    {{ paycor_column('sequence') }} as sequence,
    {{ paycor_column('legalEntityId') }} as legal_entity_id,
    cast({{ paycor_column('departmentCode') }} as text) as department_code,
    {{ paycor_column('earningCode') }} as earning_code,
    {{ paycor_column('hourAmount') }} as hours
from {{ source('paycor', 'time_card_punches') }}
