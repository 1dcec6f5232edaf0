-- What other systems are told, where to, and how that went.
create table webhook_endpoint (
  id uuid not null default gen_random_uuid(),
  url text not null,
  types text[] not null,
  enabled boolean not null default true,
  switched_off_because text,
  secret text not null,
  former_secret text,
  former_secret_until timestamptz,
  failing_since timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  showcase_id uuid not null,
  constraint webhook_endpoint_pkey primary key (id),
  constraint webhook_endpoint_showcase_id_fkey foreign key (showcase_id)
    references showcase (id) on delete cascade
);

create index webhook_endpoint_showcase_id_idx on webhook_endpoint (showcase_id);

create table webhook_event (
  id uuid not null default gen_random_uuid(),
  type text not null,
  body text not null,
  created_at timestamptz not null default now(),
  showcase_id uuid not null,
  constraint webhook_event_pkey primary key (id),
  constraint webhook_event_showcase_id_fkey foreign key (showcase_id)
    references showcase (id) on delete cascade
);

create index webhook_event_showcase_id_created_at_idx on webhook_event (showcase_id, created_at);

create table webhook_delivery (
  id uuid not null default gen_random_uuid(),
  state text not null default 'queued',
  tries integer not null default 0,
  next_try_at timestamptz not null default now(),
  lease_until timestamptz,
  lease_token uuid,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  event_id uuid not null,
  endpoint_id uuid not null,
  constraint webhook_delivery_pkey primary key (id),
  constraint webhook_delivery_endpoint_id_event_id_key unique (endpoint_id, event_id),
  constraint webhook_delivery_event_id_fkey foreign key (event_id)
    references webhook_event (id) on delete cascade,
  constraint webhook_delivery_endpoint_id_fkey foreign key (endpoint_id)
    references webhook_endpoint (id) on delete cascade
);

create index webhook_delivery_event_id_idx on webhook_delivery (event_id);
-- The sweep reads these only, so it costs the same however long the log is.
create index webhook_delivery_due_idx on webhook_delivery (endpoint_id, next_try_at)
  where state in ('queued', 'sending');

create table webhook_attempt (
  id uuid not null default gen_random_uuid(),
  at timestamptz not null,
  duration_milliseconds integer not null,
  status integer,
  failure text,
  answer text,
  delivery_id uuid not null,
  constraint webhook_attempt_pkey primary key (id),
  constraint webhook_attempt_delivery_id_fkey foreign key (delivery_id)
    references webhook_delivery (id) on delete cascade
);

create index webhook_attempt_at_delivery_id_idx on webhook_attempt (delivery_id, at);
