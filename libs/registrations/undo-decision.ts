import type { DataSource, EntityManager } from 'typeorm';

import { record } from '#libs/audit/record.js';
import { takeMailsBack } from '#libs/mail/outbox.js';
import { Participant } from '#libs/showcases/participant.entity.js';
import { lockPlaces, readCaps } from '#libs/showcases/places.js';
import { ThreadMessage } from '#libs/showcases/thread-message.entity.js';

import { holdSeconds } from './decide.js';
import { DecisionRecord, type Before } from './decision-record.entity.js';
import { recordDecision } from './record-decision.js';
import { RegistrationError } from './registration-error.js';

/**
 * Takes a decision back, all of it: statuses, questions, who moved up, and the mails, none of which has left.
 * @throws RegistrationError `decision.unknown`; `decision.too-late` once its mails are no longer held; `decision.sent` once a mail has left; `decision.overtaken`
 *   where somebody else has decided on one of them since, or given its place away
 */
export async function undoDecision(
  dataSource: DataSource,
  undo: { showcaseId: string; decisionId: string; userId: string },
): Promise<void> {
  const { showcaseId, decisionId, userId } = undo;
  await dataSource.transaction(async (manager) => {
    await lockPlaces(manager, showcaseId);
    const made = await manager.findOneBy(DecisionRecord, {
      id: decisionId,
      showcase: { id: showcaseId },
    });
    if (!made) throw new RegistrationError('decision.unknown');
    // By the database's clock; one that mailed nobody would otherwise stay open to the end of its day.
    if (await isOver(manager, decisionId)) throw new RegistrationError('decision.too-late');
    if (!(await takeMailsBack(manager, made.mailIds))) throw new RegistrationError('decision.sent');
    await restore(manager, showcaseId, made.before);
    if (made.messageIds.length > 0) await manager.delete(ThreadMessage, made.messageIds);
    await manager.delete(DecisionRecord, { id: decisionId });
    for (const { id } of made.before) await tell(manager, id, { showcaseId, userId });
  });
}

async function isOver(manager: EntityManager, decisionId: string): Promise<boolean> {
  const over = await manager.query<unknown[]>(
    `select from decision_record where id = $1 and made_at < now() - make_interval(secs => $2)`,
    [decisionId, holdSeconds],
  );
  return over.length > 0;
}

/** Writes into the log, and to who listens, that the decision no longer holds. */
async function tell(
  manager: EntityManager,
  participantId: string,
  { showcaseId, userId }: { showcaseId: string; userId: string },
): Promise<void> {
  await record(manager, {
    action: 'registration.undone',
    actedAs: 'organiser',
    actorId: userId,
    showcaseId,
    participantId,
  });
  const taken = { decision: 'taken-back', decidedBy: 'organiser' } as const;
  await recordDecision(manager, { showcaseId, participantId }, taken);
}

async function restore(
  manager: EntityManager,
  showcaseId: string,
  before: Before[],
): Promise<void> {
  const overfull = async () =>
    (await readCaps(manager, showcaseId)).reduce(
      (sum, { most, taken }) => sum + Math.max(0, taken - most),
      0,
    );
  const over = await overfull();
  // Last first: a participant that was changed twice ends where it began.
  for (const { id, status, after, reason, decidedAt, waitingSince } of before.toReversed()) {
    const { affected } = await manager.update(
      Participant,
      { id, status: after },
      {
        status,
        reason,
        decidedAt: decidedAt === null ? null : new Date(decidedAt),
        waitingSince: waitingSince === null ? null : new Date(waitingSince),
      },
    );
    if (affected !== 1) throw new RegistrationError('decision.overtaken');
  }
  if ((await overfull()) > over) throw new RegistrationError('decision.overtaken');
}
