import { forgotten } from './erasure-statements.js';

/** What a showcase knows of some persons goes; `$1` is its id, `$2` their addresses in lower case. */
const theirs = (alias: string) => `lower(${alias}.email) = any($2::text[])`;
const ofShowcase = `(select id from participant where showcase_id = $1)`;

export const forgetPersons = [
  `delete from schedule_link l using delegate d
   where l.delegate_id = d.id and d.participant_id in ${ofShowcase} and ${theirs('d')}`,
  `delete from schedule_link l using interpreter i
   where l.interpreter_id = i.id and i.showcase_id = $1 and ${theirs('i')}`,
  // Unnamed they stay: meetings and counts need them.
  `update delegate d set name_en = 'Delegate', name_ko = null, title_en = null, title_ko = null,
     email = d.id || '@erased.invalid', phone = null
   where d.participant_id in ${ofShowcase} and ${theirs('d')}`,
  `update interpreter i set name_en = 'Interpreter', name_ko = null, email = i.id || '@erased.invalid'
   where i.showcase_id = $1 and ${theirs('i')}`,
  `delete from consent c using "user" u
   where c.user_id = u.id and c.showcase_id = $1 and ${theirs('u')}`,
  `delete from registration_draft r using "user" u
   where r.user_id = u.id and r.showcase_id = $1 and ${theirs('u')}`,
];

/** What people wrote, and mails, once no person is left; `$1` is the showcase's id. */
export const forgetShowcase = [
  `delete from caught_mail c using outbox_mail o
   where c.message_id = o.message_id and o.showcase_id = $1`,
  `delete from outbox_mail where showcase_id = $1 and state in ('queued', 'sending')`,
  `update outbox_mail o set ${forgotten} where o.showcase_id = $1`,
  `delete from thread_message where participant_id in ${ofShowcase}`,
  `update wish set note = null where from_id in ${ofShowcase}`,
  `update meeting_request set note = '' where from_id in ${ofShowcase}`,
  `update participant set reason = null, seen_profile = null where showcase_id = $1`,
  `delete from decision_record where showcase_id = $1`,
  `delete from saved_view where showcase_id = $1`,
  `delete from organiser_invitation where showcase_id = $1`,
  `update showcase set retention_applied_at = now() where id = $1`,
];
