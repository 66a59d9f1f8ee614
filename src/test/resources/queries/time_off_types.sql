-- Requests of each type
select t.name, count(r."timeOffRequestId") as requests, sum(r."totalHours") as hours
from time_off_types t
left join time_off_requests r
  on r."benefitCode" = t.code and r."legalEntityId" = t."legalEntityId"
group by t.name
order by requests desc;

-- Types and codes
select code, name
from time_off_types
order by code;
