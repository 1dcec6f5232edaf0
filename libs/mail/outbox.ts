import { randomUUID } from 'node:crypto';

import { In, type DataSource, type EntityManager } from 'typeorm';

import { OutboxMail } from './outbox-mail.entity.js';
import { singleLine } from './single-line.js';

export type NewMail = Pick<
  OutboxMail,
  | 'dedupeKey'
  | 'showcaseId'
  | 'kind'
  | 'toName'
  | 'toAddress'
  | 'replyTo'
  | 'fromName'
  | 'language'
  | 'subject'
  | 'html'
  | 'text'
  | 'calendar'
  | 'calendarMethod'
>;

const batch = 200;

/**
 * Writes mails into the outbox, in the caller's transaction. A mail whose `dedupeKey` is there already
 * is not written again.
 * @returns ids of the mails, those already there included
 */
export async function queueMails(manager: EntityManager, mails: NewMail[]): Promise<string[]> {
  const ids: string[] = [];
  for (let start = 0; start < mails.length; start += batch) {
    const part = mails.slice(start, start + batch);
    const rows = part.map((mail) => {
      const id = randomUUID();
      // Derived from the row, so that every try of one mail carries the same Message-ID.
      return { ...mail, ...headersOf(mail), id, messageId: `<${id}@showcase-match>` };
    });
    await manager.createQueryBuilder().insert().into(OutboxMail).values(rows).orIgnore().execute();
    const stored = await manager.find(OutboxMail, {
      select: { id: true },
      where: { dedupeKey: In(part.map((mail) => mail.dedupeKey)) },
    });
    ids.push(...stored.map((mail) => mail.id));
  }
  return ids;
}

/** What reaches a header stands in one line, whoever wrote it. */
function headersOf(mail: NewMail) {
  return {
    toName: singleLine(mail.toName),
    fromName: singleLine(mail.fromName),
    subject: singleLine(mail.subject),
  };
}

/** Keeps mails back for a while, in the caller's transaction; the sweep sends them when it is over. */
export async function holdMails(
  manager: EntityManager,
  ids: string[],
  seconds: number,
): Promise<void> {
  await manager.query(
    `update outbox_mail set next_try_at = now() + make_interval(secs => $2)
     where id = any($1::uuid[]) and state = 'queued' and tries = 0`,
    [ids, seconds],
  );
}

/**
 * Takes mails back that have not left.
 * @returns false when one of them is on its way already; the caller rolls back
 */
export async function takeMailsBack(manager: EntityManager, ids: string[]): Promise<boolean> {
  const [, taken] = await manager.query<[unknown, number]>(
    `delete from outbox_mail where id = any($1::uuid[]) and state = 'queued' and tries = 0`,
    [ids],
  );
  return taken === ids.length;
}

/** Ids of mails that should be on their way and are not: due tries, and claims whose lease ran out. */
export async function dueMails(dataSource: DataSource, limit: number): Promise<string[]> {
  const rows = await dataSource.query<{ id: string }[]>(
    `select id from outbox_mail
     where (state = 'queued' and next_try_at <= now()) or (state = 'sending' and lease_until < now())
     order by next_try_at limit $1`,
    [limit],
  );
  return rows.map((row) => row.id);
}
