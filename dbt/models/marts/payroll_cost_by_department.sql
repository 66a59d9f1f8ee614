-- One row per legal entity, month of the check date and department that earnings are charged to.
-- A check's employer taxes and contributions are shared out by its earnings in each department.
with charged as (
    select
        employee_id,
        planner_id,
        check_number,
        check_type,
        department_code,
        sum(amount) as earnings,
        sum(sum(amount)) over check_totals as check_earnings,
        count(*) over check_totals as departments
    from {{ ref('stg_paycor__paystub_earnings') }}
    group by employee_id, planner_id, check_number, check_type, department_code
    window check_totals as (partition by employee_id, planner_id, check_number, check_type)
),

costs as (
    select
        paystubs.legal_entity_id,
        cast(date_trunc('month', paystubs.check_date) as date) as month_start,
        charged.department_code,
        coalesce(charged.earnings, 0) as earnings,
        coalesce(charged.earnings / nullif(charged.check_earnings, 0), 1.0 / charged.departments, 1) as share,
        coalesce(paystubs.employer_taxes, 0) as employer_taxes,
        coalesce(paystubs.employer_contributions, 0) as employer_contributions
    from {{ ref('stg_paycor__paystubs') }} as paystubs
    left join charged
        on charged.employee_id = paystubs.employee_id
        and charged.planner_id = paystubs.planner_id
        and charged.check_number is not distinct from paystubs.check_number
        and charged.check_type is not distinct from paystubs.check_type
),

totals as (
    select
        legal_entity_id,
        month_start,
        department_code,
        sum(earnings) as earnings,
        round(sum(share * employer_taxes), 2) as employer_taxes,
        round(sum(share * employer_contributions), 2) as employer_contributions
    from costs
    group by legal_entity_id, month_start, department_code
)

select
    totals.legal_entity_id,
    totals.month_start,
    totals.department_code,
    departments.department_name,
    totals.earnings,
    totals.employer_taxes,
    totals.employer_contributions,
    totals.earnings + totals.employer_taxes + totals.employer_contributions as total_cost
from totals
left join {{ ref('stg_paycor__departments') }} as departments
    on departments.legal_entity_id = totals.legal_entity_id
    and departments.department_code = totals.department_code
