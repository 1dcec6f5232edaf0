/**
 * Entries of the audit log that concern a person: about himself, about a company he acts for or its
 * registrations, about a registration that names him a delegate, and about all participants of a showcase
 * since he takes part in it. `$1` is his id, `$2` his address; each branch goes by an index of its own.
 */
const branches = {
  own: `
    select a.id from audit_entry a where a.user_id = $1::uuid
    union
    select a.id from delegate d
    join audit_entry a on a.participant_id = d.participant_id
    where lower(d.email) = $2::text
    union
    select a.id from delegate d
    join participant p on p.id = d.participant_id
    join audit_entry a on a.showcase_id = p.showcase_id and a.at >= d.created_at
      and a.detail ? 'participants'
    where lower(d.email) = $2::text
    union
    select a.id from interpreter i
    join audit_entry a on a.showcase_id = i.showcase_id and a.at >= i.created_at
      and a.detail ? 'participants'
    where lower(i.email) = $2::text`,
  company: `
    select a.id from membership m join audit_entry a on a.company_id = m.company_id
    where m.user_id = $1::uuid and ($3::uuid is null or m.company_id = $3)
    union
    select a.id from membership m
    join participant p on p.company_id = m.company_id
    join audit_entry a on a.participant_id = p.id
    where m.user_id = $1::uuid and ($3::uuid is null or m.company_id = $3)`,
} as const;

/** Ids of the entries; of those about one company only where `$3` names one. */
export const concerning = `
  select id from (${branches.own}) own where $3::uuid is null
  union ${branches.company}`;
