-- One row per payroll run and ledger entry. The stream general_ledger is not selected by default.
select
    {{ paycor_column('plannerId') }} as planner_id,
    {{ paycor_column('sequence') }} as sequence,
    {{ paycor_column('legalEntityId') }} as legal_entity_id,
    cast({{ paycor_column('departmentCode') }} as text) as department_code,
    {{ paycor_column('accountNumber') }} as account_number,
    {{ paycor_column('accountDescription') }} as account_description,
    coalesce({{ paycor_column('debitAmount') }}, 0) as debit_amount,
    coalesce({{ paycor_column('creditAmount') }}, 0) as credit_amount
from {{ source('paycor', 'general_ledger') }}
