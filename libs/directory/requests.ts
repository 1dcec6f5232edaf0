import { randomUUID } from 'node:crypto';

import { MoreThan, type DataSource, type EntityManager } from 'typeorm';

import { record } from '#libs/audit/record.js';
import { noticeMail, type NoticeKind } from '#libs/mail/notice.js';
import { queueMails } from '#libs/mail/outbox.js';
import { MeetingRequest } from '#libs/showcases/meeting-request.entity.js';
import { Participant } from '#libs/showcases/participant.entity.js';
import { Wish } from '#libs/showcases/wish.entity.js';

import { DirectoryError } from './directory-error.js';
import { mustSee, wishesOpen } from './wishes.js';

const daysOpen = 14;

export interface RequestRow {
  id: string;
  mine: boolean;
  otherId: string;
  nameEn: string;
  nameKo: string | null;
  country: 'KR' | 'US';
  note: string;
  state: 'open' | 'accepted' | 'declined' | 'withdrawn' | 'expired';
  createdAt: Date;
  expiresAt: Date;
}

/** Requests a participant wrote or got, newest first. */
export async function readRequests(
  dataSource: DataSource,
  participantId: string,
): Promise<RequestRow[]> {
  return dataSource.query<RequestRow[]>(
    `select r.id, r.from_id = $1 as mine, p.id as "otherId", c.name_en as "nameEn", c.name_ko as "nameKo",
       c.country, r.note, r.created_at as "createdAt", r.expires_at as "expiresAt",
       case when r.state = 'open' and r.expires_at < now() then 'expired' else r.state end as state
     from meeting_request r
     join participant p on p.id = case when r.from_id = $1 then r.to_id else r.from_id end
     join company c on c.id = p.company_id
     where $1 in (r.from_id, r.to_id) and (r.state <> 'withdrawn' or r.from_id = $1)
     order by r.created_at desc, r.id`,
    [participantId],
  );
}

interface Acting {
  participantId: string;
  userId: string;
  publicUrl: string;
}

/**
 * Asks another participant for a meeting.
 * @returns ids of the mails
 * @throws DirectoryError `request.exists` while one is open or answered, `directory.unknown`, `wish.closed`
 */
export async function sendRequest(
  dataSource: DataSource,
  acting: Acting,
  toId: string,
  note: string,
): Promise<{ id: string; mailIds: string[] }> {
  return dataSource.transaction(async (manager) => {
    const { participantId, userId } = acting;
    const { showcase } = await participantOf(manager, participantId);
    const now = new Date();
    if (!wishesOpen(showcase, now)) throw new DirectoryError('wish.closed');
    await mustSee(manager, participantId, toId);
    const expiresAt = showcase.wishesCloseAt ?? new Date(now.getTime() + daysOpen * 86_400_000);
    // One row a pair and direction; only a withdrawn or expired one may be written anew.
    const [row] = await manager.query<{ id: string }[]>(
      `insert into meeting_request (id, from_id, to_id, note, expires_at, written_by_id)
       values ($1, $2, $3, $4, $5, $6)
       on conflict (from_id, to_id) do update set
         id = excluded.id, note = excluded.note, written_by_id = excluded.written_by_id,
         expires_at = excluded.expires_at, state = 'open', created_at = now(), answered_at = null
       where meeting_request.state in ('withdrawn', 'expired')
         or (meeting_request.state = 'open' and meeting_request.expires_at < now())
       returning id`,
      [randomUUID(), participantId, toId, note, expiresAt, userId],
    );
    if (!row) throw new DirectoryError('request.exists');
    await record(manager, {
      action: 'request.sent',
      actedAs: 'company',
      actorId: userId,
      participantId,
      showcaseId: showcase.id,
    });
    const mailIds = await tell(manager, acting, {
      kind: 'request.received',
      requestId: row.id,
      toId,
      quote: note,
      path: `/c/${toId}/wishes`,
    });
    return { id: row.id, mailIds };
  });
}

/** Changes the words of an open request of one's own. */
export async function editRequest(
  dataSource: DataSource,
  { participantId, userId }: Acting,
  requestId: string,
  note: string,
): Promise<void> {
  const open = { state: 'open' as const, expiresAt: MoreThan(new Date()) };
  await dataSource.transaction(async (manager) => {
    const { affected } = await manager.update(
      MeetingRequest,
      { id: requestId, from: { id: participantId }, ...open },
      { note, writtenBy: { id: userId } },
    );
    if (affected !== 1) throw new DirectoryError('request.unknown');
    await record(manager, {
      action: 'request.edited',
      actedAs: 'company',
      actorId: userId,
      participantId,
    });
  });
}

export type RequestAnswer = 'accepted' | 'declined' | 'withdrawn';

/**
 * Answers a request, or withdraws one's own. Accepting makes a wish of each side for the other, unless it
 * has one already.
 * @throws DirectoryError `request.unknown`, `request.not-open`, `wish.closed`
 */
export async function answerRequest(
  dataSource: DataSource,
  acting: Acting,
  requestId: string,
  answer: RequestAnswer,
): Promise<string[]> {
  return dataSource.transaction(async (manager) => {
    const { participantId, userId } = acting;
    const side = answer === 'withdrawn' ? 'from' : 'to';
    const request = await manager.findOne(MeetingRequest, {
      where: { id: requestId, [side]: { id: participantId } },
      relations: { from: true, to: true },
    });
    if (!request) throw new DirectoryError('request.unknown');
    // Accepting makes wishes, so it keeps to their window, which may have been moved since.
    const { showcase } = await participantOf(manager, participantId);
    if (answer === 'accepted' && !wishesOpen(showcase, new Date()))
      throw new DirectoryError('wish.closed');
    const [, changed] = await manager.query<[unknown, number]>(
      `update meeting_request set state = $2, answered_at = now()
       where id = $1 and state = 'open' and expires_at > now()`,
      [requestId, answer],
    );
    if (changed !== 1) throw new DirectoryError('request.not-open');
    await record(manager, {
      action: `request.${answer}`,
      actedAs: 'company',
      actorId: userId,
      participantId,
    });
    if (answer === 'withdrawn')
      return tell(manager, acting, {
        kind: 'request.withdrawn',
        requestId,
        toId: request.to.id,
        quote: null,
        path: `/c/${request.to.id}/wishes`,
      });
    if (answer === 'accepted') await wishEachOther(manager, request.from.id, request.to.id);
    return tell(manager, acting, {
      kind: `request.${answer}`,
      requestId,
      toId: request.from.id,
      quote: null,
      path: `/c/${request.from.id}/wishes`,
    });
  });
}

async function wishEachOther(manager: EntityManager, a: string, b: string): Promise<void> {
  for (const [from, to] of [
    [a, b],
    [b, a],
  ])
    await manager
      .createQueryBuilder()
      .insert()
      .into(Wish)
      .values({ from: { id: from! }, to: { id: to! }, kind: 'meet' })
      .orIgnore()
      .execute();
}

async function participantOf(manager: EntityManager, id: string): Promise<Participant> {
  return manager.findOneOrFail(Participant, {
    where: { id },
    relations: { showcase: true, company: true },
  });
}

/** Mails the people of the other side. */
export async function tell(
  manager: EntityManager,
  { participantId, publicUrl }: Pick<Acting, 'participantId' | 'publicUrl'>,
  about: { kind: NoticeKind; requestId: string; toId: string; quote: string | null; path: string },
): Promise<string[]> {
  const { company, showcase } = await participantOf(manager, participantId);
  const people = await manager.query<{ name: string; email: string; language: 'ko' | 'en' }[]>(
    `select u.name, u.email, u.language from participant p
     join membership m on m.company_id = p.company_id join "user" u on u.id = m.user_id
     where p.id = $1 order by u.email`,
    [about.toId],
  );
  return queueMails(
    manager,
    people.map((to) =>
      noticeMail({
        kind: about.kind,
        dedupeKey: `${about.kind}:${about.requestId}:${to.email}`,
        to,
        showcase,
        values: { company: (to.language === 'ko' ? company.nameKo : null) ?? company.nameEn },
        quote: about.quote,
        url: `${publicUrl}${about.path}`,
      }),
    ),
  );
}
