-- Names and federal IDs
select id, name, "federalId", type
from legal_entities
order by name;

-- Addresses of each business name
select e.id, business ->> 'name' as name, address ->> 'city' as city, address ->> 'state' as state
from legal_entities e
cross join lateral jsonb_array_elements(e."businessNames") as business
cross join lateral jsonb_array_elements(business -> 'addresses') as address;
