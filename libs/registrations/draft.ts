import type { DataSource, EntityManager } from 'typeorm';

import { record } from '#libs/audit/record.js';
import { holdsResidentNumber } from '#libs/companies/identifiers.js';
import { Invitation } from '#libs/showcases/invitation.entity.js';
import { RegistrationDraft } from '#libs/showcases/registration-draft.entity.js';
import type { Showcase } from '#libs/showcases/showcase.entity.js';
import { Slot } from '#libs/showcases/slot.entity.js';

import type { StepName } from './answers.js';
import { checkAnswers, type AnswerIssue } from './check-answers.js';
import { RegistrationError } from './registration-error.js';

export interface DraftState {
  answers: Record<string, unknown>;
  updatedAt: Date | null;
  issues: AnswerIssue[];
  /** Whether the registration is open to this person now. */
  open: boolean;
}

export async function slotCodes(manager: EntityManager, showcaseId: string): Promise<string[]> {
  const slots = await manager.find(Slot, {
    select: { id: true, code: true },
    where: { showcase: { id: showcaseId } },
  });
  return slots.map(({ code }) => code);
}

/** What somebody has typed so far, with what is still to mend. */
export async function readDraft(
  dataSource: DataSource,
  showcase: Showcase,
  userId: string,
  now: Date,
): Promise<DraftState> {
  const { manager } = dataSource;
  const draft = await manager.findOneBy(RegistrationDraft, {
    showcase: { id: showcase.id },
    user: { id: userId },
  });
  const answers = draft?.answers ?? {};
  const { issues } = checkAnswers(answers, await slotCodes(manager, showcase.id));
  const invitation = await invitationOf(manager, showcase.id, draft?.invitation ?? null);
  return {
    answers,
    updatedAt: draft?.updatedAt ?? null,
    issues,
    open: isOpen(showcase, invitation, now),
  };
}

/**
 * Keeps the answers of a step as they are typed, complete or not, so that nothing typed is lost.
 * @throws RegistrationError `registration.resident-number`: such a number is never stored
 */
export async function saveStep(
  dataSource: DataSource,
  draft: {
    showcaseId: string;
    userId: string;
    step: StepName;
    answers: Record<string, unknown>;
    invitation: string | null;
  },
): Promise<void> {
  if (anyText(draft.answers, holdsResidentNumber))
    throw new RegistrationError('registration.resident-number');
  await dataSource.transaction(async (manager) => {
    const [{ made }] = await manager.query<[{ made: boolean }]>(
      `insert into registration_draft (showcase_id, user_id, answers, invitation)
     values ($1, $2, jsonb_build_object($3::text, $4::jsonb), $5)
     on conflict (showcase_id, user_id) do update set
       answers = registration_draft.answers || excluded.answers,
       invitation = coalesce(excluded.invitation, registration_draft.invitation),
       updated_at = now()
     returning xmax = 0 as made`,
      [draft.showcaseId, draft.userId, draft.step, JSON.stringify(draft.answers), draft.invitation],
    );
    // What is typed on the way is nobody's but the person's own; that it began is told once.
    if (made)
      await record(manager, {
        action: 'registration.started',
        actedAs: 'person',
        actorId: draft.userId,
        userId: draft.userId,
        showcaseId: draft.showcaseId,
      });
  });
}

function anyText(value: unknown, test: (text: string) => boolean): boolean {
  if (typeof value === 'string') return test(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((each) => anyText(each, test));
}

export async function invitationOf(
  manager: EntityManager,
  showcaseId: string,
  code: string | null,
): Promise<Invitation | null> {
  return code === null
    ? null
    : manager.findOneBy(Invitation, { showcase: { id: showcaseId }, code });
}

/** Open within its window; by an invitation that holds, also outside of it. */
export function isOpen(showcase: Showcase, invitation: Invitation | null, now: Date): boolean {
  if (invitation && (!invitation.expiresAt || invitation.expiresAt > now)) return true;
  const { registrationOpensAt: from, registrationClosesAt: to } = showcase;
  return (!from || from <= now) && (!to || now < to);
}
