-- One row per employee and type of leave.
select
    accrual.{{ paycor_column('employeeId') }} as employee_id,
    accrual.{{ paycor_column('legalEntityId') }} as legal_entity_id,
    balance.item ->> 'timeOffTypeCode' as time_off_type_code,
    balance.item ->> 'timeOffTypeName' as time_off_type_name,
    cast(balance.item ->> 'accruedBalance' as numeric) as accrued_hours,
    cast(balance.item ->> 'usedBalance' as numeric) as used_hours,
    cast(balance.item ->> 'scheduledBalance' as numeric) as scheduled_hours,
    cast(balance.item ->> 'currentBalance' as numeric) as balance_hours
from {{ source('paycor', 'time_off_accruals') }} as accrual
cross join lateral jsonb_array_elements(
    case when jsonb_typeof(accrual.{{ paycor_column('typeBalances') }}) = 'array' then accrual.{{ paycor_column('typeBalances') }} end
) as balance (item)
