-- Intake: decisions that can be taken back, what changed since it was seen, duplicates, views, organisers.
alter table participant
  add column seen_profile jsonb;

create table decision_record (
  id uuid not null default gen_random_uuid(),
  made_at timestamptz not null default now(),
  before jsonb not null,
  mail_ids uuid[] not null default '{}',
  message_ids uuid[] not null default '{}',
  showcase_id uuid not null,
  constraint decision_record_pkey primary key (id),
  constraint decision_record_showcase_id_fkey foreign key (showcase_id)
    references showcase (id) on delete cascade
);

create index decision_record_showcase_id_made_at_idx on decision_record (showcase_id, made_at);

-- Two participants that an organiser looked at and that are two companies; the smaller id first.
create table not_duplicate (
  a_id uuid not null,
  b_id uuid not null,
  constraint not_duplicate_pkey primary key (a_id, b_id),
  constraint not_duplicate_a_id_fkey foreign key (a_id) references participant (id) on delete cascade,
  constraint not_duplicate_b_id_fkey foreign key (b_id) references participant (id) on delete cascade
);

create table saved_view (
  id uuid not null default gen_random_uuid(),
  name text not null,
  query text not null,
  shared boolean not null default false,
  created_at timestamptz not null default now(),
  showcase_id uuid not null,
  user_id uuid not null,
  constraint saved_view_pkey primary key (id),
  constraint saved_view_showcase_id_user_id_name_key unique (showcase_id, user_id, name),
  constraint saved_view_showcase_id_fkey foreign key (showcase_id)
    references showcase (id) on delete cascade,
  constraint saved_view_user_id_fkey foreign key (user_id) references "user" (id) on delete cascade
);

create table organiser_invitation (
  id uuid not null default gen_random_uuid(),
  email text not null,
  created_at timestamptz not null default now(),
  showcase_id uuid not null,
  constraint organiser_invitation_pkey primary key (id),
  constraint organiser_invitation_showcase_id_email_key unique (showcase_id, email),
  constraint organiser_invitation_showcase_id_fkey foreign key (showcase_id)
    references showcase (id) on delete cascade
);
