-- Hours of each employee by week
select "employeeId", date_trunc('week', "displayDate") as week, sum("hourAmount") as hours
from time_card_punches
group by "employeeId", week
order by week, "employeeId";

-- Overtime by department; the code is a number here and text there
select d.code, d.description, sum(p."hourAmount") as hours
from time_card_punches p
join departments d
  on d.code = cast(p."departmentCode" as text) and d."legalEntityId" = p."legalEntityId"
where p."earningCode" = 'OT'
group by d.code, d.description
order by hours desc;
