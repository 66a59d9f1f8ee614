-- Employees with each deduction
select code, description, count(distinct "employeeId") as employees
from employee_deductions
where not "onHold"
group by code, description
order by employees desc;

-- Rates and amounts that are set up
select d."employeeId", d.code, (amounts ->> 'rate')::numeric as rate,
       (amounts ->> 'amount')::numeric as amount
from employee_deductions d
cross join lateral jsonb_array_elements(d."amountData") as amounts
order by d."employeeId", d.code;
