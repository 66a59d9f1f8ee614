-- The home address of each person
select p.id, address ->> 'streetLine1' as street, address ->> 'city' as city, address ->> 'state' as state
from persons p
cross join lateral jsonb_array_elements(p.addresses) as address
where address ->> 'type' = 'Home';

-- How many employments each person has
select p.id, count(*) as employments
from persons p
cross join lateral jsonb_array_elements(p."employeeAssignments") as assignment
group by p.id
order by employments desc;
