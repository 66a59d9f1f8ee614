-- One row per legal entity and month, from its first hire to today.
-- headcount_start + hires - terminations = headcount_end. A last day is a day of employment.
with spells as (
    select * from {{ ref('stg_paycor__employment_spells') }}
    where first_day <= {{ var('paycor_today', 'current_date') }}
),

entities as (
    select legal_entity_id, cast(date_trunc('month', min(first_day)) as timestamp) as first_month
    from spells
    group by legal_entity_id
),

months as (
    select
        legal_entity_id,
        cast(month as date) as month_start,
        least(cast(month + interval '1 month - 1 day' as date), {{ var('paycor_today', 'current_date') }}) as month_end
    from entities
    cross join lateral generate_series(
        first_month, cast({{ var('paycor_today', 'current_date') }} as timestamp), interval '1 month'
    ) as month
),

counts as (
    select
        months.legal_entity_id,
        months.month_start,
        months.month_end,
        count(*) filter (
            where spells.first_day < months.month_start
              and coalesce(spells.last_day >= months.month_start, true)
        ) as headcount_start,
        count(*) filter (where spells.first_day between months.month_start and months.month_end) as hires,
        count(*) filter (where spells.last_day between months.month_start and months.month_end) as terminations,
        count(*) filter (
            where spells.first_day <= months.month_end and coalesce(spells.last_day > months.month_end, true)
        ) as headcount_end
    from months
    left join spells on spells.legal_entity_id = months.legal_entity_id
    group by months.legal_entity_id, months.month_start, months.month_end
)

select
    *,
    round(2.0 * terminations / nullif(headcount_start + headcount_end, 0), 4) as turnover_rate
from counts
