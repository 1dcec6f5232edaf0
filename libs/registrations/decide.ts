import type { DataSource, EntityManager } from 'typeorm';

import { holdMails } from '#libs/mail/outbox.js';
import { Participant } from '#libs/showcases/participant.entity.js';
import { lockPlaces } from '#libs/showcases/places.js';

import {
  decideOne,
  nothingDone,
  type Done,
  type OneDecision,
  type OneOutcome,
} from './decide-one.js';
import { DecisionRecord } from './decision-record.entity.js';
import { moveUp } from './move-up.js';
import { RegistrationError } from './registration-error.js';
import { transitions } from './transitions.js';

export interface Decision extends OneDecision {
  participantIds: string[];
}

export interface Outcome {
  participantId: string;
  outcome: OneOutcome;
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
    const done = nothingDone();
    const outcomes: Outcome[] = [];
    const before = await countApproved(manager, showcaseId);
    for (const participantId of decision.participantIds) {
      const outcome = await decideOne(manager, decision, participantId, done);
      outcomes.push({ participantId, outcome });
    }
    const freed = before - (await countApproved(manager, showcaseId));
    // Who has just been put on the list by this very decision stays there.
    const passOver = decision.participantIds;
    const movedUp = await moveUp(manager, { ...decision, passOver, places: freed }, done);
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
