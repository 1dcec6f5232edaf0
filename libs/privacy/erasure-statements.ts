/**
 * Removes a person from every table. What others need stays without him: meetings keep an unnamed delegate,
 * counts stay counts, the audit log names him by an id that no longer leads anywhere. `:id` is the person's
 * id, `:email` the address, `:names` all names he has as delegate or interpreter.
 */

/** Companies that nobody else acts for. */
const alone = `(select m.company_id from membership m where m.user_id = :id and not exists (
  select from membership o where o.company_id = m.company_id and o.user_id <> :id))`;

/** His messages, and the whole conversation of a company that nobody else acts for. */
const words = `(select id from thread_message where author_id = :id or participant_id in (
  select id from participant where company_id in ${alone}))`;

/** Requests whose note is his. */
const asked = `(select id from meeting_request where written_by_id = :id or from_id in (
  select id from participant where company_id in ${alone}))`;

/** Mails to him and about him: their keys carry his id or that of what he wrote. */
const about = `(lower(o.to_address) = :email or strpos(o.dedupe_key, :id::text) > 0
  or exists (select from ${words} w where strpos(o.dedupe_key, w.id::text) > 0)
  or exists (select from ${asked} r where strpos(o.dedupe_key, r.id::text) > 0))`;

/** Mails to others in which his address stands, or his name as of the one they meet. */
const naming = `(strpos(lower(o.text), :email) > 0 or lower(o.reply_to) = :email
  or (o.kind = 'schedule' and exists (
    select from unnest(:names::text[]) n where strpos(o.text, n) > 0)))`;

/** A mail of which only the count stays. */
export const forgotten = `to_name = '', to_address = o.id || '@erased.invalid', reply_to = '', subject = '',
  html = '', text = '', calendar = null, last_error = null, dedupe_key = 'erased:' || o.id`;

const mails = [
  `delete from caught_mail c where lower(c.to_address) = :email or exists (
     select from outbox_mail o where o.message_id = c.message_id and (${about} or ${naming}))`,
  `delete from outbox_mail o where o.state in ('queued', 'sending') and ${about}`,
  `update outbox_mail o set ${forgotten} where ${about}`,
  `update outbox_mail o set wipe = true where o.state in ('queued', 'sending') and ${naming}`,
  `update outbox_mail o set html = '', text = '', calendar = null, reply_to = '' where o.state not in ('queued', 'sending') and ${naming}`,
];

const registrations = [
  `update participant set reason = null, seen_profile = null where company_id in ${alone}`,
  // What an organiser last saw of a registration, without the person.
  `update participant p set seen_profile = jsonb_set(jsonb_set(p.seen_profile,
     '{delegates}', (select coalesce(jsonb_agg(d), '[]') from jsonb_array_elements(p.seen_profile -> 'delegates') d
       where lower(d -> 'said' ->> 'email') is distinct from :email)),
     '{owners}', (select coalesce(jsonb_agg(d), '[]') from jsonb_array_elements(p.seen_profile -> 'owners') d
       where not coalesce(d -> 'said' ->> 'name' = any(:names), false)))
   where exists (select from delegate d where d.participant_id = p.id and lower(d.email) = :email)
     or strpos(lower(p.seen_profile::text), :email) > 0`,
  // Drafts in which a colleague named him.
  `update registration_draft r set answers = jsonb_set(r.answers, '{people,delegates}', (
     select coalesce(jsonb_agg(d), '[]') from jsonb_array_elements(r.answers #> '{people,delegates}') d
     where lower(d ->> 'email') is distinct from :email))
   where jsonb_typeof(r.answers #> '{people,delegates}') = 'array'
     and strpos(lower(r.answers::text), :email) > 0`,
  `delete from company_owner where kind = 'person' and company_id in ${alone}`,
  // Papers of certificates may name people; nobody is left who could remove them.
  `delete from stored_file where company_id in ${alone}`,
  `update company_owner set name = 'Owner' where kind = 'person' and name = any(:names)
     and company_id in (select company_id from membership where user_id = :id
       union select p.company_id from delegate d join participant p on p.id = d.participant_id
       where lower(d.email) = :email)`,
  `update wish set note = null where written_by_id = :id or from_id in (
     select id from participant where company_id in ${alone})`,
  `update meeting_request set note = '' where id in ${asked}`,
  `delete from thread_message where id in ${words}`,
];

const attendance = [
  `delete from delegate d where lower(d.email) = :email
     and not exists (select from meeting m where d.id in (m.kr_delegate_id, m.us_delegate_id))`,
  `delete from schedule_link l using delegate d where l.delegate_id = d.id and lower(d.email) = :email`,
  `update delegate set name_en = 'Delegate', name_ko = null, title_en = null, title_ko = null,
     email = id || '@erased.invalid', phone = null where lower(email) = :email`,
  `delete from schedule_link l using interpreter i where l.interpreter_id = i.id and lower(i.email) = :email`,
  `update interpreter set name_en = 'Interpreter', name_ko = null, email = id || '@erased.invalid'
   where lower(email) = :email`,
];

const account = [
  // The office of a showcase goes over to another organiser.
  `update showcase s set contact_name = 'Office', contact_phone = null, contact_email = coalesce((
     select u.email from organiser o join "user" u on u.id = o.user_id
     where o.showcase_id = s.id and u.id <> :id order by u.created_at limit 1), s.id || '@erased.invalid')
   where lower(contact_email) = :email`,
  `update round set started_by_id = null where started_by_id = :id`,
  `update schedule_version set published_by_id = null where published_by_id = :id`,
  `delete from sign_in_link where lower(email) = :email`,
  `delete from colleague_invitation where lower(email) = :email`,
  `delete from organiser_invitation where lower(email) = :email`,
  `delete from idempotency_key where strpos(lower(body), :email) > 0`,
  `delete from rate_limit where key like '%:' || :email or key like '%:' || :id::text`,
  // Sessions, keys, memberships, drafts, consents and organiserships go with the account.
  `delete from "user" where id = :id`,
];

export const erasureStatements = [...mails, ...registrations, ...attendance, ...account];
