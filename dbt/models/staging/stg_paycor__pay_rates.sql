-- One row per employee and pay rate. Salaries become hourly rates by their annual hours.
select
    {{ paycor_column('employeeId') }} as employee_id,
    {{ paycor_column('id') }} as pay_rate_id,
    {{ paycor_column('legalEntityId') }} as legal_entity_id,
    {{ paycor_column('sequenceNumber') }} as sequence_number,
    {{ paycor_column('type') }} as rate_type,
    {{ paycor_column('annualPayRate') }} as annual_pay_rate,
    case
        when {{ paycor_column('type') }} = 'Hourly' then {{ paycor_column('payRate') }}
        else {{ paycor_column('annualPayRate') }} / coalesce(nullif({{ paycor_column('annualHours') }}, 0), 2080)
    end as hourly_rate,
    cast({{ paycor_column('effectiveStartDate') }} as date) as first_day,
    cast({{ paycor_column('effectiveEndDate') }} as date) as last_day
from {{ source('paycor', 'pay_rates') }}
