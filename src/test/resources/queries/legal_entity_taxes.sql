-- Taxes paid by employees and by the employer, by tax code
select t."taxCode", t.description,
       sum((line ->> 'taxAmount')::numeric) filter (where (line ->> 'employeeTax')::boolean) as employees,
       sum((line ->> 'taxAmount')::numeric) filter (where (line ->> 'employerTax')::boolean) as employer
from legal_entity_taxes t
left join (paystubs p cross join lateral jsonb_array_elements(p.taxes -> 'taxes') as line)
  on line ->> 'taxCode' = t."taxCode" and p."legalEntityId" = t."legalEntityId"
group by t."taxCode", t.description;

-- Rates in effect
select "taxCode", "depositFrequency", rate, "effectiveStartDate"
from legal_entity_taxes
order by "taxCode";
