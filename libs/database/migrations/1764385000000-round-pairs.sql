-- Why two firms meet or do not: all scored pairs of a round, gzip of their JSON.
alter table round
  add column pairs bytea;
