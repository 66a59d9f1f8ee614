-- One row for each host, client id and subscription key (of which only a digest is kept).
create table tap_paycor.token_stores (
  host text not null,
  client_id text not null,
  key_digest text not null,
  -- All token families of the row, encrypted; null after their tokens were removed.
  content bytea,
  -- Grows with each write: writers compare it and set it.
  version bigint not null default 0,
  updated_at timestamptz not null default now(),
  primary key (host, client_id, key_digest)
);
