-- Legal entities of each tenant
select a."tenantId", e.id, e.name
from activated_legal_entities a
left join legal_entities e on e.id = a."legalEntityId"
order by a."tenantId", e.name;

-- Employees of each legal entity
select a."legalEntityId", count(e.id) as employees
from activated_legal_entities a
left join employees e on e."legalEntityId" = a."legalEntityId"
group by a."legalEntityId";
