-- How many employees have each deduction
select c.code, c.description, count(distinct d."employeeId") as employees
from legal_entity_deductions c
left join employee_deductions d on d."legalEntityDeduction" ->> 'id' = c.id
group by c.code, c.description
order by employees desc;

-- Codes by type
select type, string_agg(code, ', ' order by code) as codes
from legal_entity_deductions
group by type;
