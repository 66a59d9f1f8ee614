-- Balances by type
select balance ->> 'timeOffTypeName' as type, count(*) as employees,
       sum((balance ->> 'currentBalance')::numeric) as hours
from time_off_accruals
cross join lateral jsonb_array_elements("typeBalances") as balance
group by type
order by hours desc;

-- The highest balances
select "employeeNumber", balance ->> 'timeOffTypeName' as type,
       (balance ->> 'currentBalance')::numeric as hours
from time_off_accruals
cross join lateral jsonb_array_elements("typeBalances") as balance
order by hours desc
limit 20;
