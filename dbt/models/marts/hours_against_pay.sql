-- One row per employee, pay period and earning code: hours on time cards against hours paid.
-- Leave and salaries are paid without a time card: has_time_card tells such periods apart.
with paid as (
    select
        paystubs.legal_entity_id,
        paystubs.employee_id,
        paystubs.period_start,
        paystubs.period_end,
        earnings.earning_code,
        sum(earnings.hours) as paid_hours
    from {{ ref('stg_paycor__paystubs') }} as paystubs
    join {{ ref('stg_paycor__paystub_earnings') }} as earnings
        on earnings.employee_id = paystubs.employee_id
        and earnings.planner_id = paystubs.planner_id
        and earnings.check_number is not distinct from paystubs.check_number
        and earnings.check_type is not distinct from paystubs.check_type
    where earnings.hours is not null
    group by
        paystubs.legal_entity_id,
        paystubs.employee_id,
        paystubs.period_start,
        paystubs.period_end,
        earnings.earning_code
),

periods as (
    select distinct legal_entity_id, employee_id, period_start, period_end from paid
),

worked as (
    select
        periods.legal_entity_id,
        periods.employee_id,
        periods.period_start,
        periods.period_end,
        punches.earning_code,
        sum(punches.hours) as time_card_hours
    from periods
    join {{ ref('stg_paycor__time_card_punches') }} as punches
        on punches.employee_id = periods.employee_id
        and punches.day between periods.period_start and periods.period_end
    group by
        periods.legal_entity_id,
        periods.employee_id,
        periods.period_start,
        periods.period_end,
        punches.earning_code
)

select
    legal_entity_id,
    employee_id,
    period_start,
    period_end,
    earning_code,
    coalesce(time_card_hours, 0) as time_card_hours,
    coalesce(paid_hours, 0) as paid_hours,
    coalesce(paid_hours, 0) - coalesce(time_card_hours, 0) as difference,
    sum(coalesce(time_card_hours, 0)) over (
        partition by legal_entity_id, employee_id, period_start, period_end
    ) > 0 as has_time_card
from paid
full join worked using (legal_entity_id, employee_id, period_start, period_end, earning_code)
