import type { DataSource, EntityManager } from 'typeorm';

import { record } from '#libs/audit/record.js';
import { holdMails, queueMails } from '#libs/mail/outbox.js';
import { Participant, type ParticipantStatus } from '#libs/showcases/participant.entity.js';
import { hasPlace, lockPlaces, readCaps } from '#libs/showcases/places.js';
import { ThreadMessage } from '#libs/showcases/thread-message.entity.js';

import { DecisionRecord, type Before } from './decision-record.entity.js';
import { noticesToCompany } from './notices.js';
import { recordDecision } from './record-decision.js';
import { RegistrationError } from './registration-error.js';
import { transitions, type DecisionAction } from './transitions.js';

export interface Decision {
  showcaseId: string;
  participantIds: string[];
  action: DecisionAction;
  /** Words for the company: the question, the reason. */
  text: string | null;
  userId: string | null;
  actedAs: 'organiser' | 'company' | 'system';
  publicUrl: string;
}

export interface Outcome {
  participantId: string;
  /** `full`: no place is left; `not-now`: the status does not allow it. Neither changes anything. */
  outcome: ParticipantStatus | 'full' | 'not-now';
}

export interface Decided {
  outcomes: Outcome[];
  /** Who moved up from the waiting list because of it. */
  movedUp: string[];
  /** Mails to send now; an organiser's are held and go by themselves. */
  mailIds: string[];
  /** By which it can be taken back; null where nothing changed or a company acted. */
  undo: string | null;
}

/** An organiser can take a decision back for ten seconds; its mails wait a little longer than that. */
export const holdSeconds = 12;

/** What a decision has done so far. */
interface Done {
  before: Before[];
  mailIds: string[];
  messageIds: string[];
}

/**
 * Decides on registrations, all in one transaction, first come first served where places are few. Whatever
 * frees a place moves up who waits longest and fits.
 * @throws RegistrationError `registration.reason-needed`
 */
export async function decide(
  dataSource: Pick<DataSource, 'transaction'>,
  decision: Decision,
): Promise<Decided> {
  const { text, action, showcaseId } = decision;
  if (transitions[action].reason && !text)
    throw new RegistrationError('registration.reason-needed');
  return dataSource.transaction(async (manager) => {
    await lockPlaces(manager, showcaseId);
    const done: Done = { before: [], mailIds: [], messageIds: [] };
    const outcomes: Outcome[] = [];
    const before = await countApproved(manager, showcaseId);
    for (const participantId of decision.participantIds) {
      const outcome = await decideOne(manager, decision, participantId, done);
      outcomes.push({ participantId, outcome });
    }
    const freed = before - (await countApproved(manager, showcaseId));
    const movedUp = await moveUp(manager, decision, Math.max(0, freed), done);
    if (decision.actedAs === 'company' || done.before.length === 0)
      return { outcomes, movedUp, mailIds: done.mailIds, undo: null };
    const undo = await keepForUndo(manager, showcaseId, done);
    return { outcomes, movedUp, mailIds: [], undo };
  });
}

/** Holds the mails and keeps what stood before, so that all of it can be taken back. */
async function keepForUndo(
  manager: EntityManager,
  showcaseId: string,
  done: Done,
): Promise<string> {
  await holdMails(manager, done.mailIds, holdSeconds);
  const record = await manager.save(
    manager.create(DecisionRecord, { ...done, showcase: { id: showcaseId } }),
  );
  return record.id;
}

function countApproved(manager: EntityManager, showcaseId: string): Promise<number> {
  return manager.countBy(Participant, { showcase: { id: showcaseId }, status: 'approved' });
}

async function decideOne(
  manager: EntityManager,
  decision: Decision,
  participantId: string,
  done: Done,
): Promise<Outcome['outcome']> {
  const { action, text } = decision;
  const participant = await manager.findOne(Participant, {
    where: { id: participantId, showcase: { id: decision.showcaseId } },
    relations: { company: true },
  });
  if (!participant) throw new RegistrationError('registration.unknown');
  const { from, to } = transitions[action];
  if (!from.includes(participant.status)) return 'not-now';
  if (to === 'approved') {
    const caps = await readCaps(manager, decision.showcaseId);
    const who = { country: participant.company.country, roles: participant.roles };
    if (!hasPlace(caps, who)) return 'full';
  }
  await manager.update(Participant, participant.id, {
    status: to,
    decidedAt: new Date(),
    reason: text,
    waitingSince: to === 'waiting' ? new Date() : null,
  });
  done.before.push(asBefore(participant, to));
  if (action === 'ask' && text) {
    const message = await manager.save(
      manager.create(ThreadMessage, {
        participant,
        author: decision.userId === null ? null : { id: decision.userId },
        side: 'organiser',
        body: text,
      }),
    );
    done.messageIds.push(message.id);
  }
  done.mailIds.push(...(await tell(manager, decision, participant, to)));
  return to;
}

function asBefore(participant: Participant, after: ParticipantStatus): Before {
  const { id, status, reason } = participant;
  return {
    id,
    status,
    after,
    reason,
    decidedAt: participant.decidedAt?.toISOString() ?? null,
    waitingSince: participant.waitingSince?.toISOString() ?? null,
  };
}

/** Writes what happened into the log, to the company and to who listens. */
async function tell(
  manager: EntityManager,
  { showcaseId, userId, actedAs, text, publicUrl }: Decision,
  participant: Participant,
  status: ParticipantStatus,
): Promise<string[]> {
  const change = status === 'pending' ? 'reopened' : status;
  await record(manager, {
    action: `registration.${change}`,
    actedAs,
    actorId: userId,
    showcaseId,
    participantId: participant.id,
    companyId: participant.company.id,
  });
  const about = { showcaseId, participantId: participant.id };
  await recordDecision(manager, about, { decision: change, decidedBy: actedAs });
  const [{ decisions }] = await manager.query<[{ decisions: number }]>(
    `select count(*)::int as decisions from audit_entry where participant_id = $1`,
    [participant.id],
  );
  const notices = await noticesToCompany(manager, participant.id, {
    kind: `registration.${change}`,
    cause: String(decisions),
    path: status === 'approved' ? `/c/${participant.id}/directory` : `/c/${participant.id}`,
    publicUrl,
    quote: text,
  });
  return queueMails(manager, notices);
}

/** Approves who waits longest and fits, one for each place that became free. */
async function moveUp(
  manager: EntityManager,
  decision: Decision,
  places: number,
  done: Done,
): Promise<string[]> {
  if (places === 0) return [];
  const waiting = await manager.find(Participant, {
    where: { showcase: { id: decision.showcaseId }, status: 'waiting' },
    order: { waitingSince: 'ASC', code: 'ASC' },
  });
  const moved: string[] = [];
  const up: Decision = {
    ...decision,
    action: 'approve',
    text: null,
    userId: null,
    actedAs: 'system',
  };
  for (const { id } of waiting) {
    if (moved.length === places) break;
    // Who has just been put on the list by this very decision stays there.
    if (decision.participantIds.includes(id)) continue;
    if ((await decideOne(manager, up, id, done)) === 'approved') moved.push(id);
  }
  return moved;
}
