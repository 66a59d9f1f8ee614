{# Returns keys that are null or occur twice. #}
{% test paycor_key(model, columns) %}
  {%- set names = [] -%}
  {%- for column in columns -%}
    {%- do names.append(paycor_column(column)) -%}
  {%- endfor -%}
select {{ names | join(', ') }}, count(*) as records
from {{ model }}
group by {{ names | join(', ') }}
having count(*) > 1 or {{ names | join(' is null or ') }} is null
{% endtest %}
