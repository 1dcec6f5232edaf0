-- Timetables changed by hand or repaired: a round that began from another one, step by step. And meetings that stay.
alter table round
  add column origin text not null default 'run',
  add column steps jsonb not null default '[]',
  add column steps_done integer not null default 0,
  add column revision integer not null default 0,
  add column cause jsonb,
  add column base_id uuid,
  add constraint round_origin_check check (origin in ('run', 'edit', 'repair')),
  add constraint round_base_id_fkey foreign key (base_id) references round (id) on delete set null;

-- The firm with the smaller id is the first.
create table meeting_lock (
  id uuid not null default gen_random_uuid(),
  created_at timestamptz not null default now(),
  showcase_id uuid not null,
  a_id uuid not null,
  b_id uuid not null,
  a_delegate_id uuid not null,
  b_delegate_id uuid not null,
  slot_id uuid not null,
  table_id uuid not null,
  constraint meeting_lock_pkey primary key (id),
  constraint meeting_lock_a_id_b_id_key unique (a_id, b_id),
  constraint meeting_lock_slot_id_table_id_key unique (slot_id, table_id),
  constraint meeting_lock_order_check check (a_id < b_id),
  constraint meeting_lock_showcase_id_fkey foreign key (showcase_id)
    references showcase (id) on delete cascade,
  constraint meeting_lock_a_id_fkey foreign key (a_id) references participant (id) on delete cascade,
  constraint meeting_lock_b_id_fkey foreign key (b_id) references participant (id) on delete cascade,
  constraint meeting_lock_a_delegate_id_fkey foreign key (a_delegate_id)
    references delegate (id) on delete cascade,
  constraint meeting_lock_b_delegate_id_fkey foreign key (b_delegate_id)
    references delegate (id) on delete cascade,
  constraint meeting_lock_slot_id_fkey foreign key (slot_id) references slot (id) on delete cascade,
  constraint meeting_lock_table_id_fkey foreign key (table_id)
    references showcase_table (id) on delete cascade
);

create index meeting_lock_showcase_id_idx on meeting_lock (showcase_id);
