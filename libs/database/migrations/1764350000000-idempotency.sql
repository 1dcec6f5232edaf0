-- Requests that were carried out under a key of the caller's, and what was answered (kept for a day).
create table idempotency_key (
  user_id uuid not null,
  key text not null,
  request_hash text not null,
  status smallint not null,
  location text,
  etag text,
  -- Text, not jsonb: the answer is given again byte for byte. Null where it is empty, or not kept.
  body text,
  secret boolean not null default false,
  created_at timestamptz not null default now(),
  constraint idempotency_key_pkey primary key (user_id, key),
  constraint idempotency_key_user_id_fkey foreign key (user_id) references "user" (id) on delete cascade
);

create index idempotency_key_created_at_idx on idempotency_key (created_at);
