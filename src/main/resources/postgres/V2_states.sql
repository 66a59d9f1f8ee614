-- One row for each pipeline. The fence grows with each attempt: only the newest may write.
create table tap_paycor.pipelines (
  name text primary key,
  fence bigint not null,
  -- The last attempt that is known to have no target any more. If that is not the one before the
  -- newest, the newest waits for the target of the one before to be gone.
  ended_fence bigint not null default 0,
  -- The newest attempt, for people.
  attempt text not null,
  started_at timestamptz not null
);

-- The state of a pipeline, by legal entity, so that shards may be cut anew; 0 is what belongs to none.
create table tap_paycor.states (
  pipeline text not null references tap_paycor.pipelines (name) on delete cascade,
  legal_entity_id bigint not null,
  -- Text, not jsonb, which changes numbers and the order of names.
  state text not null,
  -- Of the attempt that wrote it.
  fence bigint not null,
  updated_at timestamptz not null default now(),
  primary key (pipeline, legal_entity_id)
);
