-- Files that companies hand in, and regions that a need excludes.
create table stored_file (
  id uuid not null default gen_random_uuid(),
  kind text not null,
  name text not null,
  content_type text not null,
  size integer not null,
  sha256 text not null,
  content bytea not null,
  created_at timestamptz not null default now(),
  company_id uuid not null,
  certificate_id uuid,
  uploaded_by_id uuid,
  constraint stored_file_pkey primary key (id),
  constraint stored_file_kind_check check ((kind = 'certificate') = (certificate_id is not null)),
  constraint stored_file_company_id_fkey foreign key (company_id) references company (id) on delete cascade,
  constraint stored_file_certificate_id_fkey foreign key (certificate_id)
    references held_certificate (id) on delete cascade,
  constraint stored_file_uploaded_by_id_fkey foreign key (uploaded_by_id)
    references "user" (id) on delete set null
);

-- Packed already; unpacked it can be read piece by piece.
alter table stored_file alter column content set storage external;

create index stored_file_company_id_idx on stored_file (company_id);

create unique index stored_file_logo_key on stored_file (company_id) where kind = 'logo';

create unique index stored_file_certificate_key on stored_file (certificate_id) where certificate_id is not null;

alter table need
  add column regions_excluded text[] not null default '{}';
