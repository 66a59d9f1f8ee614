-- One row per check and earning.
select
    paystub.{{ paycor_column('employeeId') }} as employee_id,
    paystub.{{ paycor_column('plannerId') }} as planner_id,
    paystub.{{ paycor_column('checkNumber') }} as check_number,
    paystub.{{ paycor_column('checkType') }} as check_type,
    line.position,
    paystub.{{ paycor_column('legalEntityId') }} as legal_entity_id,
    cast(paystub.{{ paycor_column('checkDate') }} as date) as check_date,
    line.item ->> 'earningCode' as earning_code,
    line.item ->> 'earningDescription' as earning_description,
    line.item ->> 'globalEarningCode' as global_earning_code,
    line.item ->> 'departmentCode' as department_code,
    cast(line.item ->> 'earningHours' as numeric) as hours,
    cast(line.item ->> 'earningRate' as numeric) as rate,
    cast(line.item ->> 'earningAmount' as numeric) as amount
from {{ source('paycor', 'paystubs') }} as paystub
cross join lateral jsonb_array_elements(
    case when jsonb_typeof(paystub.{{ paycor_column('earnings') }} -> 'earnings') = 'array' then paystub.{{ paycor_column('earnings') }} -> 'earnings' end
) with ordinality as line (item, position)
