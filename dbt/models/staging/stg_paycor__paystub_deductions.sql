-- One row per check and deduction.
select
    paystub.{{ paycor_column('employeeId') }} as employee_id,
    paystub.{{ paycor_column('plannerId') }} as planner_id,
    paystub.{{ paycor_column('checkNumber') }} as check_number,
    paystub.{{ paycor_column('checkType') }} as check_type,
    line.position,
    paystub.{{ paycor_column('legalEntityId') }} as legal_entity_id,
    cast(paystub.{{ paycor_column('checkDate') }} as date) as check_date,
    line.item ->> 'deductionCode' as deduction_code,
    line.item ->> 'deductionDescription' as deduction_description,
    line.item ->> 'globalDeductionCode' as global_deduction_code,
    cast(line.item ->> 'employeeDeduction' as boolean) as paid_by_employee,
    cast(line.item ->> 'employerDeduction' as boolean) as paid_by_employer,
    cast(line.item ->> 'deductionAmount' as numeric) as amount
from {{ source('paycor', 'paystubs') }} as paystub
cross join lateral jsonb_array_elements(
    case when jsonb_typeof(paystub.{{ paycor_column('deductions') }} -> 'deductions') = 'array' then paystub.{{ paycor_column('deductions') }} -> 'deductions' end
) with ordinality as line (item, position)
