import type { DataSource } from 'typeorm';

import { record } from '#libs/audit/record.js';
import { queueMails } from '#libs/mail/outbox.js';
import { Participant } from '#libs/showcases/participant.entity.js';
import { ThreadMessage } from '#libs/showcases/thread-message.entity.js';

import { noticesToCompany, noticesToOrganisers } from './notices.js';

export interface ThreadEntry {
  id: string;
  side: 'organiser' | 'company';
  author: string | null;
  body: string;
  createdAt: Date;
}

/** The conversation about a registration, oldest first. */
export async function readThread(
  dataSource: DataSource,
  participantId: string,
): Promise<ThreadEntry[]> {
  return dataSource.query<ThreadEntry[]>(
    `select m.id, m.side, u.name as author, m.body, m.created_at as "createdAt"
     from thread_message m left join "user" u on u.id = m.author_id
     where m.participant_id = $1 order by m.created_at, m.id`,
    [participantId],
  );
}

/**
 * Adds a message and mails it to the other side. A company's answer to a question puts its registration
 * back into the organiser's queue.
 * @returns ids of the mails
 */
export async function writeMessage(
  dataSource: DataSource,
  message: {
    participantId: string;
    userId: string;
    side: 'organiser' | 'company';
    body: string;
    publicUrl: string;
  },
): Promise<string[]> {
  const { participantId, userId, side, body, publicUrl } = message;
  return dataSource.transaction(async (manager) => {
    const saved = await manager.save(
      manager.create(ThreadMessage, {
        participant: { id: participantId },
        author: { id: userId },
        side,
        body,
      }),
    );
    const participant = await manager.findOneOrFail(Participant, {
      where: { id: participantId },
      relations: { showcase: true },
    });
    // Names the status it starts from: a decision may have been taken since it was read.
    if (side === 'company')
      await manager.update(
        Participant,
        { id: participantId, status: 'asked' },
        { status: 'pending' },
      );
    await record(manager, {
      action: 'thread.written',
      actedAs: side,
      actorId: userId,
      participantId,
    });
    const cause = { cause: saved.id, publicUrl, quote: body };
    const notices =
      side === 'organiser'
        ? await noticesToCompany(manager, participantId, {
            ...cause,
            kind: 'thread.to-company',
            path: `/c/${participantId}`,
          })
        : await noticesToOrganisers(manager, participantId, {
            ...cause,
            kind: 'thread.to-organiser',
            path: `/o/${participant.showcase.slug}/registrations?open=${participantId}`,
          });
    return queueMails(manager, notices);
  });
}
