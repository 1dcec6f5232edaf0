-- People find their own schedules by the address they signed in with; addresses are compared in lower case.
create index delegate_lower_email_idx on delegate (lower(email));
create index interpreter_lower_email_idx on interpreter (lower(email));

-- Day by which the organiser means to publish; null while none is announced.
alter table showcase add column schedules_on date;
