import type { DataSource, EntityManager } from 'typeorm';

import { record } from '#libs/audit/record.js';
import { noticeMail } from '#libs/mail/notice.js';
import { queueMails } from '#libs/mail/outbox.js';
import { organisersOf } from '#libs/showcases/organised-by.js';
import { Showcase } from '#libs/showcases/showcase.entity.js';

import { dueAt, noticeDays } from './retention.js';

/**
 * Tells the organisers of showcases (without any, the office) that their personal data is removed in two weeks; once, and again when
 * they put the day off. Rows are taken by one process each.
 * @returns ids of the mails
 */
export async function announceRetention(
  dataSource: DataSource,
  publicUrl: string,
  now: Date,
): Promise<string[]> {
  return dataSource.transaction(async (manager) => {
    const due = await manager.query<{ id: string; day: string }[]>(
      `select s.id, greatest(s.ends_on + s.retention_days,
           (($1::timestamptz at time zone s.time_zone)::date + $2::int))::text as day
       from showcase s where s.retention_applied_at is null
         and ${dueAt} <= $1::timestamptz + make_interval(days => $2)
         and (s.retention_announced_at is null
           or s.retention_announced_at < ${dueAt} - make_interval(days => $2 + 1))
       order by s.id for update skip locked`,
      [now, noticeDays],
    );
    const mailIds: string[] = [];
    for (const { id, day } of due) {
      await manager.update(Showcase, id, { retentionAnnouncedAt: now });
      await record(manager, { action: 'retention.announced', actedAs: 'system', showcaseId: id });
      mailIds.push(...(await tell(manager, { id, day, publicUrl })));
    }
    return mailIds;
  });
}

async function tell(
  manager: EntityManager,
  { id, day, publicUrl }: { id: string; day: string; publicUrl: string },
): Promise<string[]> {
  const showcase = await manager.findOneByOrFail(Showcase, { id });
  const organisers = await organisersOf(manager, showcase);
  return queueMails(
    manager,
    organisers.map((to) =>
      noticeMail({
        kind: 'retention.announced',
        dedupeKey: `retention.announced:${id}:${day}:${to.email}`,
        to,
        showcase,
        values: { day },
        url: `${publicUrl}/o/${showcase.slug}/settings?section=rules`,
      }),
    ),
  );
}
