-- The base rate of each employee today
select distinct on ("employeeId") "employeeId", type, "payRate", "annualPayRate"
from pay_rates
where "effectiveStartDate" <= current_date
  and ("effectiveEndDate" is null or "effectiveEndDate" >= current_date)
order by "employeeId", "sequenceNumber";

-- Raises, in percent
select "employeeId", "effectiveStartDate", reason,
       round(100 * ("annualPayRate" / nullif(before, 0) - 1), 1) as raise
from (
  select *, lag("annualPayRate") over (
    partition by "employeeId" order by "effectiveStartDate") as before
  from pay_rates
) as rates
where before is not null
order by "effectiveStartDate" desc;
