import type { DataSource } from 'typeorm';

import type { AuditAction } from '#libs/audit/actions.js';
import type { ParticipantStatus } from '#libs/showcases/participant.entity.js';

export interface Overview {
  /** Participants by status and country. */
  participants: { status: ParticipantStatus; country: 'KR' | 'US'; count: number }[];
  /** Registrations handed in during the last day. */
  fresh: number;
  /** Undecided registrations, the oldest first counted from when. */
  oldestPending: Date | null;
  /** Registrations whose last message is the company's. */
  unanswered: number;
  /** Approved participants with a wish, and all wishes. */
  wishing: number;
  wishes: number;
  /** Approved participants that filled in less than half. */
  incomplete: number;
  round: { number: number; state: string; gapPct: number | null } | null;
  version: { number: number; publishedAt: Date; meetings: number } | null;
  mails: { sent: number; failed: number; waiting: number };
  /** What happened last; names are read when it is shown. */
  events: {
    at: Date;
    action: AuditAction;
    actor: string | null;
    nameEn: string | null;
    nameKo: string | null;
  }[];
}

const statements = {
  participants: `
    select p.status, c.country, count(*)::int as count
    from participant p join company c on c.id = p.company_id
    where p.showcase_id = $1 group by 1, 2`,
  counts: `
    select count(*) filter (where p.submitted_at > now() - interval '1 day')::int as fresh,
      min(p.submitted_at) filter (where p.status = 'pending') as "oldestPending",
      count(*) filter (where (
        select m.side from thread_message m where m.participant_id = p.id
        order by m.created_at desc limit 1) = 'company')::int as unanswered,
      count(*) filter (where p.status = 'approved'
        and exists (select from wish w where w.from_id = p.id))::int as wishing,
      (select count(*)::int from wish w join participant f on f.id = w.from_id
       where f.showcase_id = $1) as wishes,
      count(*) filter (where p.status = 'approved' and p.completeness < 50)::int as incomplete
    from participant p where p.showcase_id = $1`,
  round: `
    select number, state, (quality->>'gapPct')::float as "gapPct"
    from round where showcase_id = $1 order by number desc limit 1`,
  version: `
    select v.number, v.published_at as "publishedAt",
      (select count(*)::int from meeting m where m.version_id = v.id) as meetings
    from schedule_version v where v.showcase_id = $1 order by v.number desc limit 1`,
  mails: `
    select count(*) filter (where state = 'sent')::int as sent,
      count(*) filter (where state = 'failed')::int as failed,
      count(*) filter (where state in ('queued', 'sending'))::int as waiting
    from outbox_mail where showcase_id = $1`,
  events: `
    select a.at, a.action, u.name as actor, c.name_en as "nameEn", c.name_ko as "nameKo"
    from audit_entry a
    left join "user" u on u.id = a.actor_id
    left join participant p on p.id = a.participant_id
    left join company c on c.id = p.company_id
    where (a.showcase_id = $1 or p.showcase_id = $1)
      and a.action not like '%.read' and a.action not like '%.exported'
    order by a.at desc, a.id desc limit 12`,
};

/** Where a showcase stands; six queries whatever its size. */
export async function readOverview(dataSource: DataSource, showcaseId: string): Promise<Overview> {
  const rows = <Row>(statement: string) => dataSource.query<Row[]>(statement, [showcaseId]);
  const [participants, [counts], [round], [version], [mails], events] = await Promise.all([
    rows<Overview['participants'][number]>(statements.participants),
    rows<
      Pick<Overview, 'fresh' | 'oldestPending' | 'unanswered' | 'wishing' | 'wishes' | 'incomplete'>
    >(statements.counts),
    rows<NonNullable<Overview['round']>>(statements.round),
    rows<NonNullable<Overview['version']>>(statements.version),
    rows<Overview['mails']>(statements.mails),
    rows<Overview['events'][number]>(statements.events),
  ]);
  return {
    participants,
    ...counts!,
    round: round ?? null,
    version: version ?? null,
    mails: mails!,
    events,
  };
}
