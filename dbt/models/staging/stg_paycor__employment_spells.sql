-- One row per employee and unbroken time of employment; last_day is null while it goes on.
-- Paycor keeps one termination and one rehire date. If the termination came before the rehire,
-- there are two spells. Otherwise the end of the first one is not known, and both count as one.
with employees as (
    select
        employee_id,
        legal_entity_id,
        hire_date,
        rehire_date,
        termination_date,
        coalesce(termination_date < rehire_date, false) as came_back
    from {{ ref('stg_paycor__employees') }}
    where hire_date is not null
)

select employee_id, legal_entity_id, hire_date as first_day, termination_date as last_day
from employees

union all

select employee_id, legal_entity_id, rehire_date as first_day, null as last_day
from employees
where came_back
