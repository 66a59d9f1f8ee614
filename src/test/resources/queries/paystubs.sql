-- Gross and net pay by month
select date_trunc('month', "checkDate") as month, count(*) as checks,
       sum("grossAmount") as gross, sum("netAmount") as net
from paystubs
group by month
order by month;

-- Hours and amounts by earning code
select line ->> 'earningCode' as code,
       sum((line ->> 'earningHours')::numeric) as hours,
       sum((line ->> 'earningAmount')::numeric) as amount
from paystubs
cross join lateral jsonb_array_elements(earnings -> 'earnings') as line
group by code
order by amount desc;
