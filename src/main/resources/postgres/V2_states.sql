-- One row for each pipeline. The fence grows with each attempt: only the newest may write.
create table tap_paycor.pipelines (
  name text primary key,
  fence bigint not null default 0,
  attempt text,
  started_at timestamptz
);

-- The state of a pipeline, by legal entity, so that shards may be cut anew; 0 is what belongs to none.
create table tap_paycor.states (
  pipeline text not null references tap_paycor.pipelines (name),
  legal_entity_id bigint not null,
  state text not null,
  fence bigint not null,
  updated_at timestamptz not null default now(),
  primary key (pipeline, legal_entity_id)
);
