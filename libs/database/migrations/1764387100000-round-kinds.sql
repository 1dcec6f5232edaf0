-- Rounds by kind: in person, by video, interviews; a later round replaces those of its kind or adds to them.
alter table round
  add column kind text not null default 'in-person',
  add column adds boolean not null default false,
  add column again boolean not null default false,
  add constraint round_kind_check check (kind in ('in-person', 'video', 'interview'));

alter table meeting
  add column kind text not null default 'in-person',
  alter column table_id drop not null,
  drop constraint meeting_kr_participant_id_us_participant_id_version_id_key,
  add constraint meeting_kind_kr_participant_id_us_participant_id_version_id_key
    unique (version_id, kr_participant_id, us_participant_id, kind),
  add constraint meeting_table_check check ((kind = 'video') = (table_id is null));

-- The round that brought it into the schedule.
alter table meeting
  add column round_id uuid;

update meeting m set round_id = v.round_id from schedule_version v where v.id = m.version_id;

alter table meeting
  alter column round_id set not null,
  add constraint meeting_round_id_fkey foreign key (round_id) references round (id);

alter table slot
  add column video boolean not null default false;

-- Hours in which people can be called, on their own clocks; the address of the room, {meeting} for each its own.
alter table showcase
  add column video_from text not null default '08:00',
  add column video_to text not null default '20:00',
  add column video_link text;
