-- One row per employee who is employed today and type of leave: hours left, at today's base rate.
with employed as (
    select distinct employee_id
    from {{ ref('stg_paycor__employment_spells') }}
    where first_day <= {{ var('paycor_today', 'current_date') }}
      and coalesce(last_day >= {{ var('paycor_today', 'current_date') }}, true)
),

rates as (
    select distinct on (employee_id) employee_id, hourly_rate
    from {{ ref('stg_paycor__pay_rates') }}
    where first_day <= {{ var('paycor_today', 'current_date') }}
      and coalesce(last_day >= {{ var('paycor_today', 'current_date') }}, true)
    order by employee_id, sequence_number, first_day desc
)

select
    balances.legal_entity_id,
    balances.employee_id,
    balances.time_off_type_code,
    balances.time_off_type_name,
    balances.balance_hours,
    round(rates.hourly_rate, 4) as hourly_rate,
    round(balances.balance_hours * rates.hourly_rate, 2) as liability
from {{ ref('stg_paycor__time_off_balances') }} as balances
join employed on employed.employee_id = balances.employee_id
left join rates on rates.employee_id = balances.employee_id
