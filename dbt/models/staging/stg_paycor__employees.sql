-- One row per employee: one employment of a person in a legal entity.
select
    {{ paycor_column('id') }} as employee_id,
    {{ paycor_column('legalEntityId') }} as legal_entity_id,
    {{ paycor_column('employeeNumber') }} as employee_number,
    {{ paycor_column('workerCategory') }} as worker_category,
    {{ paycor_column('person') }} ->> 'id' as person_id,
    {{ paycor_column('department') }} ->> 'id' as department_id,
    {{ paycor_column('workLocation') }} ->> 'id' as work_location_id,
    {{ paycor_column('positionData') }} ->> 'jobCode' as job_code,
    {{ paycor_column('positionData') }} ->> 'jobTitle' as job_title,
    {{ paycor_column('positionData') }} ->> 'payGroupId' as pay_group_id,
    {{ paycor_column('positionData') }} #>> '{manager,id}' as manager_employee_id,
    {{ paycor_column('statusData') }} ->> 'status' as status,
    {{ paycor_column('statusData') }} ->> 'type' as employment_type,
    cast({{ paycor_column('statusData') }} ->> 'isFullTime' as boolean) as is_full_time,
    cast(left({{ paycor_column('employmentDateData') }} ->> 'hireDate', 10) as date) as hire_date,
    cast(left({{ paycor_column('employmentDateData') }} ->> 'reHireDate', 10) as date) as rehire_date,
    cast(left({{ paycor_column('employmentDateData') }} ->> 'terminationDate', 10) as date) as termination_date
from {{ source('paycor', 'employees') }}
