-- Hires by month
select left("employmentDateData" ->> 'hireDate', 7) as month, count(*) as hires
from employments
group by month
order by month desc;

-- Employees by status and kind
select "statusData" ->> 'status' as status, "statusData" ->> 'type' as kind, count(*) as employees
from employments
group by status, kind
order by employees desc;
