-- One row per employee and version, from an append-only target with change_capture: what Paycor does
-- not keep. valid_to is null for the version of today. A version that came twice counts once; one
-- that was deleted ends with its deletion, and begins anew if it comes back.
with versions as (
    select
        {{ paycor_column('id') }} as employee_id,
        {{ paycor_column('legalEntityId') }} as legal_entity_id,
        {{ paycor_column('department') }} ->> 'id' as department_id,
        {{ paycor_column('workLocation') }} ->> 'id' as work_location_id,
        {{ paycor_column('positionData') }} ->> 'jobTitle' as job_title,
        {{ paycor_column('positionData') }} #>> '{manager,id}' as manager_employee_id,
        {{ paycor_column('statusData') }} ->> 'status' as status,
        cast(_sdc_extracted_at as timestamp) as valid_from,
        false as is_deleted
    from {{ source('paycor', 'employees') }}
),

deletions as (
    select
        {{ paycor_column('key') }}::jsonb ->> 'id' as employee_id,
        {{ paycor_column('legalEntityId') }} as legal_entity_id,
        null as department_id,
        null as work_location_id,
        null as job_title,
        null as manager_employee_id,
        null as status,
        cast({{ paycor_column('detectedAt') }} as timestamp) as valid_from,
        true as is_deleted
    from {{ var('paycor_schema', 'paycor') }}.deletions
    where stream = 'employees'
),

events as (
    select distinct * from versions
    union
    select distinct * from deletions
),

compared as (
    select
        *,
        row(department_id, work_location_id, job_title, manager_employee_id, status, is_deleted)
            is not distinct from lag(
                row(department_id, work_location_id, job_title, manager_employee_id, status, is_deleted)
            ) over by_employee as is_same
    from events
    window by_employee as (partition by employee_id order by valid_from, is_deleted desc)
),

changes as (
    select
        *,
        lead(valid_from) over (partition by employee_id order by valid_from, is_deleted desc) as valid_to
    from compared
    where is_same is not true
)

select
    employee_id,
    legal_entity_id,
    department_id,
    work_location_id,
    job_title,
    manager_employee_id,
    status,
    valid_from,
    valid_to
from changes
where not is_deleted
