-- One row per payroll run of a pay group.
select
    {{ paycor_column('plannerId') }} as planner_id,
    {{ paycor_column('legalEntityId') }} as legal_entity_id,
    {{ paycor_column('payGroup') }} as pay_group_id,
    {{ paycor_column('runType') }} as run_type,
    cast({{ paycor_column('checkDate') }} as date) as check_date,
    cast({{ paycor_column('processDate') }} as date) as process_date,
    cast({{ paycor_column('periodStartDate') }} as date) as period_start,
    cast({{ paycor_column('periodEndDate') }} as date) as period_end
from {{ source('paycor', 'payroll_runs') }}
