-- A mail that names a person who was erased before it left: nothing of it stays once it is sent.
alter table outbox_mail add column wipe boolean not null default false;
