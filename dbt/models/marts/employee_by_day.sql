-- One row per employee and day of employment, for the last paycor_days days.
-- Department, position and status are today's: Paycor keeps no history of them. The rate is the day's.
with days as (
    select cast(day as date) as day
    from generate_series(
        {{ var('paycor_today', 'current_date') }} - {{ var('paycor_days', 365) }},
        {{ var('paycor_today', 'current_date') }},
        interval '1 day'
    ) as day
),

employed as (
    select days.day, spells.employee_id, spells.legal_entity_id
    from days
    join {{ ref('stg_paycor__employment_spells') }} as spells
        on spells.first_day <= days.day
        and coalesce(spells.last_day >= days.day, true)
    group by days.day, spells.employee_id, spells.legal_entity_id
),

worked as (
    select employee_id, day, sum(hours) as hours
    from {{ ref('stg_paycor__time_card_punches') }}
    group by employee_id, day
),

leave as (
    select employee_id, day, sum(hours) as hours
    from {{ ref('stg_paycor__time_off_days') }}
    where status = 'Approved'
    group by employee_id, day
)

select
    employed.employee_id,
    employed.day,
    employed.legal_entity_id,
    employees.department_id,
    employees.job_code,
    employees.work_location_id,
    employees.status as status_today,
    employees.is_full_time,
    round(rates.hourly_rate, 4) as hourly_rate,
    coalesce(worked.hours, 0) as worked_hours,
    coalesce(leave.hours, 0) as leave_hours
from employed
join {{ ref('stg_paycor__employees') }} as employees on employees.employee_id = employed.employee_id
left join lateral (
    select hourly_rate
    from {{ ref('stg_paycor__pay_rates') }} as pay_rates
    where pay_rates.employee_id = employed.employee_id
      and pay_rates.first_day <= employed.day
      and coalesce(pay_rates.last_day >= employed.day, true)
    order by pay_rates.sequence_number, pay_rates.first_day desc
    limit 1
) as rates on true
left join worked on worked.employee_id = employed.employee_id and worked.day = employed.day
left join leave on leave.employee_id = employed.employee_id and leave.day = employed.day
