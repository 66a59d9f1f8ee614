-- One row per payroll run that has checks or ledger entries. Every difference is 0 if all is well.
with earnings as (
    select planner_id, sum(amount) as earnings
    from {{ ref('stg_paycor__paystub_earnings') }}
    group by planner_id
),

checks as (
    select
        planner_id,
        count(*) as checks,
        sum(gross_amount) as gross,
        sum(employee_taxes) as employee_taxes,
        sum(employee_deductions) as employee_deductions,
        sum(net_amount) as net,
        sum(employer_taxes) as employer_taxes,
        sum(employer_contributions) as employer_contributions
    from {{ ref('stg_paycor__paystubs') }}
    group by planner_id
),

ledger as (
    select planner_id, sum(debit_amount) as debits, sum(credit_amount) as credits
    from {{ ref('stg_paycor__general_ledger') }}
    group by planner_id
)

select
    runs.legal_entity_id,
    runs.planner_id,
    runs.check_date,
    runs.run_type,
    coalesce(checks.checks, 0) as checks,
    checks.gross,
    checks.employee_taxes,
    checks.employee_deductions,
    checks.net,
    checks.employer_taxes,
    checks.employer_contributions,
    ledger.debits,
    ledger.credits,
    checks.gross - earnings.earnings as gross_difference,
    checks.gross - checks.employee_taxes - checks.employee_deductions - checks.net as net_difference,
    ledger.debits - ledger.credits as ledger_difference,
    ledger.debits - checks.gross - checks.employer_taxes - checks.employer_contributions as cost_difference
from {{ ref('stg_paycor__payroll_runs') }} as runs
left join checks on checks.planner_id = runs.planner_id
left join earnings on earnings.planner_id = runs.planner_id
left join ledger on ledger.planner_id = runs.planner_id
where checks.planner_id is not null or ledger.planner_id is not null
