-- Employees of each job title
select t."jobTitle", count(e."employeeId") as employees
from job_titles t
left join employments e on e."positionData" ->> 'jobCode' = t."jobCode"
group by t."jobTitle"
order by employees desc;

-- Titles that are in use
select "jobCode", "jobTitle"
from job_titles
where not "isArchived"
order by "jobCode";
