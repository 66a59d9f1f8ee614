-- Checks and gross pay of each run
select r."checkDate", r."runType", count(p."checkNumber") as checks, sum(p."grossAmount") as gross
from payroll_runs r
left join paystubs p on p."plannerId" = r."plannerId"
group by r."plannerId"
order by r."checkDate";

-- Runs by kind and month
select date_trunc('month', "checkDate") as month, "runType", count(*) as runs
from payroll_runs
group by month, "runType"
order by month;
