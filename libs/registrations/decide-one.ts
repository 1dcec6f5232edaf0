import type { EntityManager } from 'typeorm';

import { record } from '#libs/audit/record.js';
import { queueMails } from '#libs/mail/outbox.js';
import { Participant, type ParticipantStatus } from '#libs/showcases/participant.entity.js';
import { hasPlace, readCaps } from '#libs/showcases/places.js';
import { ThreadMessage } from '#libs/showcases/thread-message.entity.js';

import type { Before } from './decision-record.entity.js';
import { noticesToCompany } from './notices.js';
import { recordDecision } from './record-decision.js';
import { RegistrationError } from './registration-error.js';
import { transitions, type DecisionAction } from './transitions.js';

/** A decision as it is taken on each of its participants. */
export interface OneDecision {
  showcaseId: string;
  action: DecisionAction;
  /** Words for the company: the question, the reason. */
  text: string | null;
  userId: string | null;
  actedAs: 'organiser' | 'company' | 'system';
  publicUrl: string;
}

/** `full`: no place is left; `not-now`: the status does not allow it. Neither changes anything. */
export type OneOutcome = ParticipantStatus | 'full' | 'not-now';

/** What a decision has done so far. */
export interface Done {
  before: Before[];
  mailIds: string[];
  messageIds: string[];
}

export const nothingDone = (): Done => ({ before: [], mailIds: [], messageIds: [] });

/**
 * Decides on one participant, in the caller's transaction, which holds the lock of the showcase's places.
 * @param done what it did is added to it
 */
export async function decideOne(
  manager: EntityManager,
  decision: OneDecision,
  participantId: string,
  done: Done,
): Promise<OneOutcome> {
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
  { showcaseId, userId, actedAs, text, publicUrl }: OneDecision,
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
