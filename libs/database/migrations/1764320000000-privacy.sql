-- Who may see, take along and have erased what; retention that runs by itself.

-- Since when a person takes part: lists read before that do not concern him.
alter table delegate add column created_at timestamptz not null default now();
update delegate d set created_at = p.created_at from participant p where p.id = d.participant_id;

alter table interpreter add column created_at timestamptz not null default now();
update interpreter i set created_at = s.created_at from showcase s where s.id = i.showcase_id;

-- Who wrote a note, so that his words can be erased while the company's other notes stay.
alter table wish add column written_by_id uuid,
  add constraint wish_written_by_id_fkey foreign key (written_by_id)
    references "user" (id) on delete set null;
alter table meeting_request add column written_by_id uuid,
  add constraint meeting_request_written_by_id_fkey foreign key (written_by_id)
    references "user" (id) on delete set null;

-- Entries about all participants of a showcase.
create index audit_entry_at_showcase_id_lists_idx on audit_entry (showcase_id, at)
  where detail ? 'participants';

alter table showcase
  add column retention_announced_at timestamptz,
  add column retention_applied_at timestamptz;

-- Erased addresses as SHA-256, to be erased again after a restore.
create table erasure (
  address_hash text not null,
  at timestamptz not null default now(),
  constraint erasure_pkey primary key (address_hash)
);
