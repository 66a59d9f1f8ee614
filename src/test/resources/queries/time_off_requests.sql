-- Approved hours by type and month
select r."benefitCode", left(day ->> 'date', 7) as month, sum((day ->> 'hours')::numeric) as hours
from time_off_requests r
cross join lateral jsonb_array_elements(r.days) as day
where r.status = 'Approved'
group by r."benefitCode", month
order by month, r."benefitCode";

-- How long decisions take
select status, count(*) as requests, avg("statusUpdateTime" - "createdDate") as waiting
from time_off_requests
group by status;
