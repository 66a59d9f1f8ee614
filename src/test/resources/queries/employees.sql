-- Active employees by department
select d.code, d.description, count(*) as employees
from employees e
left join departments d on d.id = e.department ->> 'id'
where e."statusData" ->> 'status' = 'Active'
group by d.code, d.description
order by employees desc;

-- Each employee with the manager
select e."employeeNumber", e."lastName", m."lastName" as manager
from employees e
left join employees m on m.id = e."positionData" #>> '{manager,id}'
order by e."lastName";
