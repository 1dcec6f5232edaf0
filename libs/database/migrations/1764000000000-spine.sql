-- Tables of the spine: accounts, companies, showcases, rounds, schedules, mail.
create table "user" (
  id uuid not null default gen_random_uuid(),
  email text not null,
  name text not null,
  language text not null default 'en',
  is_admin boolean not null default false,
  created_at timestamptz not null default now(),
  constraint user_email_key unique (email),
  constraint user_pkey primary key (id)
);

create table session (
  id uuid not null default gen_random_uuid(),
  token_hash text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  user_id uuid not null,
  constraint session_token_hash_key unique (token_hash),
  constraint session_pkey primary key (id)
);

create table sign_in_link (
  id uuid not null default gen_random_uuid(),
  token_hash text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  user_id uuid not null,
  constraint sign_in_link_token_hash_key unique (token_hash),
  constraint sign_in_link_pkey primary key (id)
);

create table company (
  id uuid not null default gen_random_uuid(),
  country text not null,
  name_en text not null,
  name_ko text,
  registration_number text,
  city text,
  time_zone text not null,
  website text,
  founded integer,
  employees integer,
  description_en text,
  description_ko text,
  sample boolean not null default false,
  created_at timestamptz not null default now(),
  constraint company_pkey primary key (id)
);

create unique index company_country_name_en_idx on company (country, name_en);

create unique index company_country_registration_number_idx on company (country, registration_number);

create table caught_mail (
  id uuid not null default gen_random_uuid(),
  to_address text not null,
  to_name text not null,
  subject text not null,
  message_id text,
  language text,
  received_at timestamptz not null default now(),
  source bytea not null,
  constraint caught_mail_pkey primary key (id)
);

create index caught_mail_received_at_idx on caught_mail (received_at);

create table outbox_mail (
  id uuid not null default gen_random_uuid(),
  dedupe_key text not null,
  showcase_id uuid,
  kind text not null,
  to_name text not null,
  to_address text not null,
  reply_to text not null,
  from_name text not null,
  language text not null,
  subject text not null,
  html text not null,
  text text not null,
  calendar text,
  calendar_method text,
  message_id text not null,
  state text not null default 'queued',
  tries integer not null default '0',
  next_try_at timestamptz not null default now(),
  lease_until timestamptz,
  lease_token uuid,
  last_error text,
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  constraint outbox_mail_dedupe_key_key unique (dedupe_key),
  constraint outbox_mail_message_id_key unique (message_id),
  constraint outbox_mail_pkey primary key (id)
);

create index outbox_mail_next_try_at_state_idx on outbox_mail (state, next_try_at);

create table showcase (
  id uuid not null default gen_random_uuid(),
  slug text not null,
  sector text not null,
  name_en text not null,
  name_ko text not null,
  venue_en text not null,
  venue_ko text not null,
  city_en text not null,
  city_ko text not null,
  time_zone text not null,
  starts_on date not null,
  ends_on date not null,
  contact_name text not null,
  contact_email text not null,
  contact_phone text,
  weights jsonb not null,
  sample boolean not null default false,
  created_at timestamptz not null default now(),
  constraint showcase_slug_key unique (slug),
  constraint showcase_pkey primary key (id)
);

create table participant (
  id uuid not null default gen_random_uuid(),
  code text not null,
  status text not null default 'pending',
  roles text[] not null,
  min_meetings integer not null default '1',
  max_meetings integer not null default '8',
  created_at timestamptz not null default now(),
  showcase_id uuid not null,
  company_id uuid not null,
  constraint participant_code_showcase_id_key unique (showcase_id, code),
  constraint participant_company_id_showcase_id_key unique (showcase_id, company_id),
  constraint participant_min_meetings_check check (min_meetings >= 0 and max_meetings >= min_meetings),
  constraint participant_pkey primary key (id)
);

create table delegate (
  id uuid not null default gen_random_uuid(),
  position integer not null,
  name_en text not null,
  name_ko text,
  title_en text,
  title_ko text,
  email text not null,
  phone text,
  languages text[] not null,
  mail_language text not null,
  time_zone text not null,
  available_slots text[],
  participant_id uuid not null,
  constraint delegate_email_participant_id_key unique (participant_id, email),
  constraint delegate_pkey primary key (id)
);

create table interpreter (
  id uuid not null default gen_random_uuid(),
  name_en text not null,
  name_ko text,
  email text not null,
  languages text[] not null,
  mail_language text not null default 'ko',
  time_zone text not null,
  available_slots text[],
  max_meetings integer,
  showcase_id uuid not null,
  constraint interpreter_email_showcase_id_key unique (showcase_id, email),
  constraint interpreter_pkey primary key (id)
);

create table showcase_table (
  id uuid not null default gen_random_uuid(),
  number integer not null,
  available_slots text[],
  showcase_id uuid not null,
  constraint showcase_table_number_showcase_id_key unique (showcase_id, number),
  constraint showcase_table_pkey primary key (id)
);

create table slot (
  id uuid not null default gen_random_uuid(),
  code text not null,
  session text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  showcase_id uuid not null,
  constraint slot_code_showcase_id_key unique (showcase_id, code),
  constraint slot_ends_at_check check (ends_at > starts_at),
  constraint slot_pkey primary key (id)
);

create table round (
  id uuid not null default gen_random_uuid(),
  number integer not null,
  state text not null default 'queued',
  seed integer not null,
  budget jsonb not null,
  snapshot jsonb,
  snapshot_hash text,
  progress jsonb,
  timetable jsonb,
  reasons jsonb,
  quality jsonb,
  failure jsonb,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  showcase_id uuid not null,
  started_by_id uuid,
  constraint round_number_showcase_id_key unique (showcase_id, number),
  constraint round_pkey primary key (id)
);

create table schedule_version (
  id uuid not null default gen_random_uuid(),
  number integer not null,
  published_at timestamptz not null default now(),
  showcase_id uuid not null,
  round_id uuid not null,
  published_by_id uuid,
  constraint schedule_version_number_showcase_id_key unique (showcase_id, number),
  constraint schedule_version_pkey primary key (id)
);

create table meeting (
  id uuid not null default gen_random_uuid(),
  uid uuid not null,
  sequence integer not null,
  score integer not null,
  reasons jsonb not null,
  version_id uuid not null,
  kr_participant_id uuid not null,
  us_participant_id uuid not null,
  slot_id uuid not null,
  table_id uuid not null,
  kr_delegate_id uuid not null,
  us_delegate_id uuid not null,
  interpreter_id uuid,
  constraint meeting_interpreter_id_slot_id_version_id_key unique (version_id, slot_id, interpreter_id),
  constraint meeting_slot_id_us_delegate_id_version_id_key unique (version_id, slot_id, us_delegate_id),
  constraint meeting_kr_delegate_id_slot_id_version_id_key unique (version_id, slot_id, kr_delegate_id),
  constraint meeting_slot_id_table_id_version_id_key unique (version_id, slot_id, table_id),
  constraint meeting_kr_participant_id_us_participant_id_version_id_key unique (version_id, kr_participant_id, us_participant_id),
  constraint meeting_pkey primary key (id)
);

create table schedule_link (
  id uuid not null default gen_random_uuid(),
  token_hash text not null,
  created_at timestamptz not null default now(),
  delegate_id uuid,
  interpreter_id uuid,
  constraint schedule_link_token_hash_key unique (token_hash),
  constraint schedule_link_delegate_id_check check ((delegate_id is null) <> (interpreter_id is null)),
  constraint schedule_link_pkey primary key (id)
);

create table sample_step (
  code text not null,
  milliseconds integer not null,
  counts jsonb not null,
  finished_at timestamptz not null default now(),
  constraint sample_step_pkey primary key (code)
);

create table interest (
  id uuid not null default gen_random_uuid(),
  kind text not null,
  code text not null,
  participant_id uuid not null,
  constraint interest_code_kind_participant_id_key unique (participant_id, kind, code),
  constraint interest_pkey primary key (id)
);

create table need (
  id uuid not null default gen_random_uuid(),
  position integer not null,
  code text not null,
  description_en text,
  description_ko text,
  quantity integer,
  needed_in_days integer,
  certificates_required text[] not null default '{}',
  certificates_preferred text[] not null default '{}',
  participant_id uuid not null,
  constraint need_participant_id_position_key unique (participant_id, position),
  constraint need_pkey primary key (id)
);

create table offering (
  id uuid not null default gen_random_uuid(),
  position integer not null,
  code text not null,
  description_en text,
  description_ko text,
  capacity_per_month integer,
  minimum_order integer,
  lead_time_days integer,
  certificates text[] not null default '{}',
  participant_id uuid not null,
  constraint offering_participant_id_position_key unique (participant_id, position),
  constraint offering_pkey primary key (id)
);

create table organiser (
  id uuid not null default gen_random_uuid(),
  showcase_id uuid not null,
  user_id uuid not null,
  constraint organiser_showcase_id_user_id_key unique (showcase_id, user_id),
  constraint organiser_pkey primary key (id)
);

create table wish (
  id uuid not null default gen_random_uuid(),
  kind text not null,
  rank integer,
  note text,
  from_id uuid not null,
  to_id uuid not null,
  constraint wish_from_id_to_id_key unique (from_id, to_id),
  constraint wish_from_id_check check (from_id <> to_id),
  constraint wish_pkey primary key (id)
);

alter table session
  add constraint session_user_id_fkey foreign key (user_id) references "user"(id) on delete cascade;

alter table sign_in_link
  add constraint sign_in_link_user_id_fkey foreign key (user_id) references "user"(id) on delete cascade;

alter table participant
  add constraint participant_showcase_id_fkey foreign key (showcase_id) references showcase(id) on delete cascade;

alter table participant
  add constraint participant_company_id_fkey foreign key (company_id) references company(id);

alter table delegate
  add constraint delegate_participant_id_fkey foreign key (participant_id) references participant(id) on delete cascade;

alter table interpreter
  add constraint interpreter_showcase_id_fkey foreign key (showcase_id) references showcase(id) on delete cascade;

alter table showcase_table
  add constraint showcase_table_showcase_id_fkey foreign key (showcase_id) references showcase(id) on delete cascade;

alter table slot
  add constraint slot_showcase_id_fkey foreign key (showcase_id) references showcase(id) on delete cascade;

alter table round
  add constraint round_showcase_id_fkey foreign key (showcase_id) references showcase(id) on delete cascade;

alter table round
  add constraint round_started_by_id_fkey foreign key (started_by_id) references "user"(id);

alter table schedule_version
  add constraint schedule_version_showcase_id_fkey foreign key (showcase_id) references showcase(id) on delete cascade;

alter table schedule_version
  add constraint schedule_version_round_id_fkey foreign key (round_id) references round(id);

alter table schedule_version
  add constraint schedule_version_published_by_id_fkey foreign key (published_by_id) references "user"(id);

alter table meeting
  add constraint meeting_version_id_fkey foreign key (version_id) references schedule_version(id) on delete cascade;

alter table meeting
  add constraint meeting_kr_participant_id_fkey foreign key (kr_participant_id) references participant(id);

alter table meeting
  add constraint meeting_us_participant_id_fkey foreign key (us_participant_id) references participant(id);

alter table meeting
  add constraint meeting_slot_id_fkey foreign key (slot_id) references slot(id);

alter table meeting
  add constraint meeting_table_id_fkey foreign key (table_id) references showcase_table(id);

alter table meeting
  add constraint meeting_kr_delegate_id_fkey foreign key (kr_delegate_id) references delegate(id);

alter table meeting
  add constraint meeting_us_delegate_id_fkey foreign key (us_delegate_id) references delegate(id);

alter table meeting
  add constraint meeting_interpreter_id_fkey foreign key (interpreter_id) references interpreter(id);

alter table schedule_link
  add constraint schedule_link_delegate_id_fkey foreign key (delegate_id) references delegate(id) on delete cascade;

alter table schedule_link
  add constraint schedule_link_interpreter_id_fkey foreign key (interpreter_id) references interpreter(id) on delete cascade;

alter table interest
  add constraint interest_participant_id_fkey foreign key (participant_id) references participant(id) on delete cascade;

alter table need
  add constraint need_participant_id_fkey foreign key (participant_id) references participant(id) on delete cascade;

alter table offering
  add constraint offering_participant_id_fkey foreign key (participant_id) references participant(id) on delete cascade;

alter table organiser
  add constraint organiser_showcase_id_fkey foreign key (showcase_id) references showcase(id) on delete cascade;

alter table organiser
  add constraint organiser_user_id_fkey foreign key (user_id) references "user"(id) on delete cascade;

alter table wish
  add constraint wish_from_id_fkey foreign key (from_id) references participant(id) on delete cascade;

alter table wish
  add constraint wish_to_id_fkey foreign key (to_id) references participant(id) on delete cascade;
