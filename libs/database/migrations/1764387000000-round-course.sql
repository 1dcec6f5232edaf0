-- The course of a round: how value and bound closed in, an early stop, and whether the worst-off come first.
alter table round
  add column fair boolean not null default false,
  add column fair_price integer,
  add column history jsonb,
  add column stop_after integer,
  add column stopped_at integer;
