-- What was paid by each earning code
select c.code, c.description, sum((line ->> 'earningAmount')::numeric) as paid
from legal_entity_earnings c
left join (paystubs p cross join lateral jsonb_array_elements(p.earnings -> 'earnings') as line)
  on line ->> 'earningCode' = c.code and p."legalEntityId" = c."legalEntityId"
group by c.code, c.description
order by paid desc nulls last;

-- Codes by Paycor's own code
select "globalEarningCode", string_agg(code, ', ' order by code) as codes
from legal_entity_earnings
group by "globalEarningCode";
