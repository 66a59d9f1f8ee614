-- One row per check, with its totals.
select
    {{ paycor_column('employeeId') }} as employee_id,
    {{ paycor_column('plannerId') }} as planner_id,
    {{ paycor_column('checkNumber') }} as check_number,
    {{ paycor_column('checkType') }} as check_type,
    {{ paycor_column('legalEntityId') }} as legal_entity_id,
    cast({{ paycor_column('checkDate') }} as date) as check_date,
    cast({{ paycor_column('periodStartDate') }} as date) as period_start,
    cast({{ paycor_column('periodEndDate') }} as date) as period_end,
    {{ paycor_column('grossAmount') }} as gross_amount,
    {{ paycor_column('netAmount') }} as net_amount,
    cast({{ paycor_column('taxes') }} ->> 'totalEmployeeTaxAmount' as numeric) as employee_taxes,
    cast({{ paycor_column('taxes') }} ->> 'totalEmployerTaxAmount' as numeric) as employer_taxes,
    cast({{ paycor_column('deductions') }} ->> 'totalEmployeeDeductionsAmount' as numeric) as employee_deductions,
    cast({{ paycor_column('deductions') }} ->> 'totalEmployerDeductionsAmount' as numeric) as employer_contributions
from {{ source('paycor', 'paystubs') }}
