-- The tree of departments
with recursive tree as (
  select id, code, description, 1 as depth, description as path
  from departments
  where "parentId" is null
  union all
  select d.id, d.code, d.description, tree.depth + 1, tree.path || ' / ' || d.description
  from departments d
  join tree on tree.id = d."parentId"
)
select depth, code, path
from tree
order by path;

-- Gross pay by department; the code is text here and a number there
select d.code, d.description, sum((line ->> 'earningAmount')::numeric) as gross
from departments d
join (paystubs p cross join lateral jsonb_array_elements(p.earnings -> 'earnings') as line)
  on line ->> 'departmentCode' = d.code and p."legalEntityId" = d."legalEntityId"
group by d.code, d.description
order by gross desc;
