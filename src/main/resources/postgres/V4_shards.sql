-- One row for each shard of a pipeline whose legal entities several runs read together. As in
-- pipelines, whose row has the runs that read all of them.
create table tap_paycor.shards (
  pipeline text not null references tap_paycor.pipelines (name) on delete cascade,
  shard integer not null,
  shards integer not null,
  fence bigint not null,
  ended_fence bigint not null default 0,
  attempt text not null,
  started_at timestamptz not null,
  -- What a state says of its run; of shard 0 it is in the row of states that belongs to no entity.
  progress text,
  primary key (pipeline, shards, shard)
);
