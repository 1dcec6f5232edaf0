-- The people side: companies' people, registrations, decisions, requests, consents, audit.
create extension if not exists pg_trgm;

-- Links now name an address, not an account; those under way are asked for again.
delete from sign_in_link;

alter table sign_in_link drop constraint sign_in_link_user_id_fkey;
alter table sign_in_link drop column user_id;

alter table sign_in_link
  add column email text not null,
  add column language text not null default 'en',
  add column browser_hash text;

alter table company
  add column trade_name text,
  add column number_confirmed boolean not null default false,
  add column corporate_number text,
  add column uei text,
  add column cage text,
  add column duns text,
  add column lei text,
  add column address_en text,
  add column address_ko text,
  add column postal_code text,
  add column region text,
  add column export_experience text,
  add column version integer not null default '1';

alter table showcase
  add column registration_opens_at timestamptz,
  add column registration_closes_at timestamptz,
  add column wishes_open_at timestamptz,
  add column wishes_close_at timestamptz,
  add column must_limit integer not null default '5',
  add column directory_rule text not null default 'other-country',
  add column show_interest boolean not null default true,
  add column retention_days integer not null default '365',
  add column version integer not null default '1';

alter table participant
  add column submitted_at timestamptz,
  add column decided_at timestamptz,
  add column reason text,
  add column waiting_since timestamptz,
  add column seen_at timestamptz,
  add column segment text,
  add column version integer not null default '1',
  add column completeness integer not null default '0',
  add column search_text text not null default '';

alter table interest
  add column stage text,
  add column instrument text,
  add column ticket_from integer,
  add column ticket_to integer,
  add column cooperation text[] not null default '{}';

alter table need
  add column more_codes text[] not null default '{}',
  add column budget_from integer,
  add column budget_to integer,
  add column present_supply text;

alter table offering
  add column more_codes text[] not null default '{}',
  add column name_en text,
  add column name_ko text,
  add column price_from integer,
  add column price_to integer,
  add column control text,
  add column control_code text,
  add column technology_talk boolean not null default false;

alter table wish
  add column updated_at timestamptz not null default now();

create table audit_entry (
  id bigint generated always as identity not null,
  at timestamptz not null default now(),
  actor_id uuid,
  acted_as text not null,
  action text not null,
  showcase_id uuid,
  participant_id uuid,
  company_id uuid,
  user_id uuid,
  detail jsonb,
  constraint audit_entry_pkey primary key (id)
);

create table access_request (
  id uuid not null default gen_random_uuid(),
  state text not null default 'open',
  created_at timestamptz not null default now(),
  decided_at timestamptz,
  company_id uuid not null,
  user_id uuid not null,
  constraint access_request_company_id_user_id_key unique (company_id, user_id),
  constraint access_request_pkey primary key (id)
);

create table colleague_invitation (
  id uuid not null default gen_random_uuid(),
  email text not null,
  created_at timestamptz not null default now(),
  company_id uuid not null,
  invited_by_id uuid,
  constraint colleague_invitation_company_id_email_key unique (company_id, email),
  constraint colleague_invitation_pkey primary key (id)
);

create table company_owner (
  id uuid not null default gen_random_uuid(),
  position integer not null,
  name text not null,
  kind text not null,
  country text,
  share_percent integer,
  company_id uuid not null,
  constraint company_owner_pkey primary key (id)
);

create table membership (
  id uuid not null default gen_random_uuid(),
  role text not null,
  created_at timestamptz not null default now(),
  company_id uuid not null,
  user_id uuid not null,
  constraint membership_company_id_user_id_key unique (company_id, user_id),
  constraint membership_pkey primary key (id)
);

create table agenda_item (
  id uuid not null default gen_random_uuid(),
  title_en text not null,
  title_ko text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  blocks text not null default 'everyone',
  showcase_id uuid not null,
  constraint agenda_item_ends_at_check check (ends_at > starts_at),
  constraint agenda_item_pkey primary key (id)
);

create table cap (
  id uuid not null default gen_random_uuid(),
  country text,
  role text,
  most integer not null,
  showcase_id uuid not null,
  constraint cap_most_check check (most >= 0),
  constraint cap_pkey primary key (id)
);

create table consent (
  id uuid not null default gen_random_uuid(),
  purpose text not null,
  wording text not null,
  given_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  showcase_id uuid not null,
  user_id uuid not null,
  constraint consent_pkey primary key (id)
);

create table held_certificate (
  id uuid not null default gen_random_uuid(),
  standard text not null,
  number text,
  issuer text,
  scope text,
  expires_on date,
  participant_id uuid not null,
  constraint held_certificate_participant_id_standard_key unique (participant_id, standard),
  constraint held_certificate_pkey primary key (id)
);

create table invitation (
  id uuid not null default gen_random_uuid(),
  code text not null,
  segment text not null,
  country text,
  role text,
  expires_at timestamptz,
  created_at timestamptz not null default now(),
  showcase_id uuid not null,
  constraint invitation_code_showcase_id_key unique (showcase_id, code),
  constraint invitation_pkey primary key (id)
);

create table meeting_request (
  id uuid not null default gen_random_uuid(),
  note text not null,
  state text not null default 'open',
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  answered_at timestamptz,
  from_id uuid not null,
  to_id uuid not null,
  constraint meeting_request_from_id_to_id_key unique (from_id, to_id),
  constraint meeting_request_from_id_check check (from_id <> to_id),
  constraint meeting_request_pkey primary key (id)
);

create table registration_draft (
  id uuid not null default gen_random_uuid(),
  answers jsonb not null default '{}',
  invitation text,
  updated_at timestamptz not null default now(),
  showcase_id uuid not null,
  user_id uuid not null,
  constraint registration_draft_showcase_id_user_id_key unique (showcase_id, user_id),
  constraint registration_draft_pkey primary key (id)
);

create table thread_message (
  id uuid not null default gen_random_uuid(),
  side text not null,
  body text not null,
  created_at timestamptz not null default now(),
  participant_id uuid not null,
  author_id uuid,
  constraint thread_message_pkey primary key (id)
);

create index audit_entry_at_showcase_id_idx on audit_entry (showcase_id, at);

create index audit_entry_at_user_id_idx on audit_entry (user_id, at);

create index audit_entry_at_company_id_idx on audit_entry (company_id, at);

create index audit_entry_at_participant_id_idx on audit_entry (participant_id, at);

create index membership_user_id_idx on membership (user_id);

create index consent_showcase_id_user_id_idx on consent (showcase_id, user_id);

create index thread_message_created_at_participant_id_idx on thread_message (participant_id, created_at);

create index sign_in_link_created_at_email_idx on sign_in_link (email, created_at);

create index participant_company_id_idx on participant (company_id);

create index delegate_email_idx on delegate (email);

create index wish_to_id_idx on wish (to_id);

alter table access_request
  add constraint access_request_company_id_fkey foreign key (company_id) references company(id) on delete cascade,
  add constraint access_request_user_id_fkey foreign key (user_id) references "user"(id) on delete cascade;

alter table colleague_invitation
  add constraint colleague_invitation_company_id_fkey foreign key (company_id) references company(id) on delete cascade,
  add constraint colleague_invitation_invited_by_id_fkey foreign key (invited_by_id) references "user"(id) on delete set null;

alter table company_owner
  add constraint company_owner_company_id_fkey foreign key (company_id) references company(id) on delete cascade;

alter table membership
  add constraint membership_company_id_fkey foreign key (company_id) references company(id) on delete cascade,
  add constraint membership_user_id_fkey foreign key (user_id) references "user"(id) on delete cascade;

alter table agenda_item
  add constraint agenda_item_showcase_id_fkey foreign key (showcase_id) references showcase(id) on delete cascade;

alter table cap
  add constraint cap_showcase_id_fkey foreign key (showcase_id) references showcase(id) on delete cascade;

alter table consent
  add constraint consent_showcase_id_fkey foreign key (showcase_id) references showcase(id) on delete cascade,
  add constraint consent_user_id_fkey foreign key (user_id) references "user"(id) on delete cascade;

alter table held_certificate
  add constraint held_certificate_participant_id_fkey foreign key (participant_id) references participant(id) on delete cascade;

alter table invitation
  add constraint invitation_showcase_id_fkey foreign key (showcase_id) references showcase(id) on delete cascade;

alter table meeting_request
  add constraint meeting_request_from_id_fkey foreign key (from_id) references participant(id) on delete cascade,
  add constraint meeting_request_to_id_fkey foreign key (to_id) references participant(id) on delete cascade;

alter table registration_draft
  add constraint registration_draft_showcase_id_fkey foreign key (showcase_id) references showcase(id) on delete cascade,
  add constraint registration_draft_user_id_fkey foreign key (user_id) references "user"(id) on delete cascade;

alter table thread_message
  add constraint thread_message_participant_id_fkey foreign key (participant_id) references participant(id) on delete cascade,
  add constraint thread_message_author_id_fkey foreign key (author_id) references "user"(id) on delete set null;

create index participant_search_text_idx on participant using gin (search_text gin_trgm_ops);

-- Counters of the rate limits, shared by all processes.
create table rate_limit (
  key text not null,
  points integer not null default 0,
  expire bigint,
  constraint rate_limit_pkey primary key (key)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is append-only';
end
$$;

create trigger audit_entry_append_only
  before update or delete on audit_entry
  for each statement execute function refuse_change();

create trigger audit_entry_not_truncated
  before truncate on audit_entry
  for each statement execute function refuse_change();
