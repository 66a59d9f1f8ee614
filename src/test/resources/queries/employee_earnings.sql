-- Employees with each earning
select code, description, count(distinct "employeeId") as employees
from employee_earnings
group by code, description
order by employees desc;

-- Fixed amounts that are in effect today
select e."employeeId", e.code, (amounts ->> 'amount')::numeric as amount
from employee_earnings e
cross join lateral jsonb_array_elements(e."amountData") as amounts
where (amounts ->> 'amount')::numeric > 0
  and (amounts ->> 'effectiveStartDate') <= current_date::text
  and coalesce(amounts ->> 'effectiveEndDate', '9999') >= current_date::text;
