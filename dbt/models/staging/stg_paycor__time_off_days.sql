-- One row per request for leave and day.
select
    request.{{ paycor_column('timeOffRequestId') }} as time_off_request_id,
    request.{{ paycor_column('employeeId') }} as employee_id,
    request.{{ paycor_column('legalEntityId') }} as legal_entity_id,
    request.{{ paycor_column('benefitCode') }} as time_off_type_code,
    request.{{ paycor_column('status') }} as status,
    cast(left(each_day.item ->> 'date', 10) as date) as day,
    cast(each_day.item ->> 'hours' as numeric) as hours
from {{ source('paycor', 'time_off_requests') }} as request
cross join lateral jsonb_array_elements(
    case when jsonb_typeof(request.{{ paycor_column('days') }}) = 'array' then request.{{ paycor_column('days') }} end
) as each_day (item)
