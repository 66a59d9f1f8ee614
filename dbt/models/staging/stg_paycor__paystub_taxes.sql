-- One row per check and tax.
select
    paystub.{{ paycor_column('employeeId') }} as employee_id,
    paystub.{{ paycor_column('plannerId') }} as planner_id,
    paystub.{{ paycor_column('checkNumber') }} as check_number,
    paystub.{{ paycor_column('checkType') }} as check_type,
    line.position,
    paystub.{{ paycor_column('legalEntityId') }} as legal_entity_id,
    cast(paystub.{{ paycor_column('checkDate') }} as date) as check_date,
    line.item ->> 'taxCode' as tax_code,
    line.item ->> 'taxDescription' as tax_description,
    line.item ->> 'globalTaxCode' as global_tax_code,
    cast(line.item ->> 'employeeTax' as boolean) as paid_by_employee,
    cast(line.item ->> 'employerTax' as boolean) as paid_by_employer,
    cast(line.item ->> 'taxAmount' as numeric) as amount
from {{ source('paycor', 'paystubs') }} as paystub
cross join lateral jsonb_array_elements(
    case when jsonb_typeof(paystub.{{ paycor_column('taxes') }} -> 'taxes') = 'array' then paystub.{{ paycor_column('taxes') }} -> 'taxes' end
) with ordinality as line (item, position)
