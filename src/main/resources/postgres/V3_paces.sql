-- One row for each host and subscription key: the requests that its workers may still send.
create table tap_paycor.paces (
  id bigint primary key,
  state bytea,
  expires_at bigint
);
