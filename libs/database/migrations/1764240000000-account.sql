-- A person's account: idle sessions, API keys, passkeys.
alter table session
  add column browser text,
  add column last_used_at timestamptz not null default now();

create index session_user_id_idx on session (user_id);

create table api_key (
  id uuid not null default gen_random_uuid(),
  name text not null,
  token_hash text not null,
  start text not null,
  scopes text[] not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  last_used_at timestamptz,
  user_id uuid not null,
  constraint api_key_pkey primary key (id),
  constraint api_key_token_hash_key unique (token_hash),
  constraint api_key_user_id_fkey foreign key (user_id) references "user" (id) on delete cascade
);

create index api_key_user_id_idx on api_key (user_id);

create table passkey (
  id uuid not null default gen_random_uuid(),
  credential_id text not null,
  public_key bytea not null,
  counter bigint not null default '0',
  transports text[] not null default '{}',
  name text not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  user_id uuid not null,
  constraint passkey_pkey primary key (id),
  constraint passkey_credential_id_key unique (credential_id),
  constraint passkey_user_id_fkey foreign key (user_id) references "user" (id) on delete cascade
);

create index passkey_user_id_idx on passkey (user_id);

create table passkey_challenge (
  id uuid not null default gen_random_uuid(),
  challenge_hash text not null,
  browser_hash text,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  user_id uuid,
  constraint passkey_challenge_pkey primary key (id),
  constraint passkey_challenge_challenge_hash_key unique (challenge_hash),
  constraint passkey_challenge_user_id_fkey foreign key (user_id)
    references "user" (id) on delete cascade
);

create index passkey_challenge_expires_at_idx on passkey_challenge (expires_at);
