{# The name of a top-level column in the target's tables. Fields inside JSON keep Paycor's names. #}
{% macro paycor_column(name) -%}
  {%- set names = var('paycor_column_names', 'exact') -%}
  {%- if names == 'lower' -%}
    {{ name | lower }}
  {%- elif names == 'snake' -%}
    {{ modules.re.sub('(?<=[a-z0-9])(?=[A-Z])', '_', name) | lower }}
  {%- else -%}
    {{ adapter.quote(name) }}
  {%- endif -%}
{%- endmacro %}
