-- Employees with each tax
select "taxCode", description, count(*) as employees
from employee_taxes
group by "taxCode", description
order by employees desc;

-- Filing statuses
select "taxCode", "filingStatus" ->> 'description' as status, count(*) as employees
from employee_taxes
group by "taxCode", status
order by "taxCode", employees desc;
