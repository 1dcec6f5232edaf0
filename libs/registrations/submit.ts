import type { DataSource, EntityManager } from 'typeorm';

import { User } from '#libs/accounts/user.entity.js';
import { record } from '#libs/audit/record.js';
import { CompanyOwner } from '#libs/companies/company-owner.entity.js';
import { Company } from '#libs/companies/company.entity.js';
import { orNull } from '#libs/companies/fields.js';
import { plainIdentifier } from '#libs/companies/identifiers.js';
import { Membership } from '#libs/companies/membership.entity.js';
import { phoneOf, websiteOf } from '#libs/companies/text-rules.js';
import { queueMails } from '#libs/mail/outbox.js';
import { refreshProfiles } from '#libs/profiles/refresh-profiles.js';
import { Delegate } from '#libs/showcases/delegate.entity.js';
import { Participant } from '#libs/showcases/participant.entity.js';
import { RegistrationDraft } from '#libs/showcases/registration-draft.entity.js';
import { Showcase } from '#libs/showcases/showcase.entity.js';
import { participantData } from '#libs/webhooks/participant-data.js';
import { recordEvent } from '#libs/webhooks/record-event.js';

import type { Answers } from './answers.js';
import { checkAnswers } from './check-answers.js';
import { giveConsents } from './consents.js';
import { invitationOf, isOpen, slotCodes } from './draft.js';
import { noticesToCompany } from './notices.js';
import { RegistrationError } from './registration-error.js';

export interface Submitted {
  participantId: string;
  mailIds: string[];
}

/**
 * Turns a draft into a company, its people and a pending participant, in one transaction.
 * @throws RegistrationError `registration.incomplete` with all issues, `registration.closed`,
 *   `registration.exists`, `company.exists` where the company is another account's
 */
export async function submitRegistration(
  dataSource: DataSource,
  submit: { showcaseId: string; user: User; publicUrl: string },
): Promise<Submitted> {
  return dataSource.transaction(async (manager) => {
    const { user, publicUrl } = submit;
    // Locks the showcase: codes are numbered, and of two clicks at once one finds nothing left to do.
    const showcase = await manager.findOneOrFail(Showcase, {
      where: { id: submit.showcaseId },
      lock: { mode: 'pessimistic_write' },
    });
    const draft = await manager.findOneBy(RegistrationDraft, {
      showcase: { id: showcase.id },
      user: { id: user.id },
    });
    if (!draft) throw new RegistrationError('registration.unknown');
    const invitation = await invitationOf(manager, showcase.id, draft.invitation);
    if (!isOpen(showcase, invitation, new Date()))
      throw new RegistrationError('registration.closed');
    const slots = await slotCodes(manager, showcase.id);
    const { answers, issues } = checkAnswers(draft.answers, slots);
    if (!answers) throw new RegistrationError('registration.incomplete', issues);
    const company = await storeCompany(manager, answers, user);
    const participant = await storeParticipant(manager, showcase, company, {
      answers,
      segment: invitation?.segment ?? null,
    });
    await giveConsents(manager, showcase, user, answers.consent);
    await nameAccount(manager, user, answers.people.delegates);
    await manager.delete(RegistrationDraft, { id: draft.id });
    await refreshProfiles(manager, [participant.id]);
    await record(manager, {
      action: 'registration.submitted',
      actedAs: 'company',
      actorId: user.id,
      showcaseId: showcase.id,
      participantId: participant.id,
      companyId: company.id,
    });
    await recordEvent(manager, {
      showcaseId: showcase.id,
      type: 'registration.submitted',
      data: async () => ({ participant: await participantData(manager, participant.id) }),
    });
    const notices = await noticesToCompany(manager, participant.id, {
      kind: 'registration.received',
      cause: `submitted:${participant.version}`,
      path: `/c/${participant.id}/profile`,
      publicUrl,
    });
    return { participantId: participant.id, mailIds: await queueMails(manager, notices) };
  });
}

async function storeCompany(
  manager: EntityManager,
  { company: typed, identifiers }: Answers,
  user: User,
): Promise<Company> {
  const { owners, noOwners: _, numberConfirmed, ...numbers } = identifiers;
  const plain = Object.fromEntries(
    Object.entries(numbers).map(([key, value]) => [key, value ? plainIdentifier(value) : null]),
  );
  const values = {
    ...emptyToNull(typed),
    ...plain,
    numberConfirmed,
    website: typed.website ? websiteOf(typed.website) : null,
  };
  const [known, ...others] = await manager.findBy(Company, [
    { country: typed.country, registrationNumber: plain['registrationNumber'] ?? '' },
    { country: typed.country, nameEn: typed.nameEn },
  ]);
  const membership =
    known &&
    (await manager.findOneBy(Membership, { company: { id: known.id }, user: { id: user.id } }));
  // The number of one company under the name of another is not ours to join.
  if (others.length > 0 || (known && !membership)) throw new RegistrationError('company.exists');
  const company = await manager
    .save(manager.create(Company, known ? { ...known, ...values } : values))
    .catch(refuseTaken);
  if (!known) await manager.insert(Membership, { company, user, role: 'owner' });
  await manager.delete(CompanyOwner, { company: { id: company.id } });
  await manager.insert(
    CompanyOwner,
    owners.map((owner, index) => ({ ...owner, company, position: index + 1 })),
  );
  return company;
}

const uniqueViolation = '23505';

/** The name or number was taken meanwhile, at another showcase. */
function refuseTaken(error: unknown): never {
  if ((error as { code?: string }).code === uniqueViolation)
    throw new RegistrationError('company.exists');
  throw error;
}

async function storeParticipant(
  manager: EntityManager,
  showcase: Showcase,
  company: Company,
  { answers, segment }: { answers: Answers; segment: string | null },
): Promise<Participant> {
  const before = await manager.findOneBy(Participant, {
    showcase: { id: showcase.id },
    company: { id: company.id },
  });
  if (before && before.status !== 'withdrawn') throw new RegistrationError('registration.exists');
  const participant = await manager.save(
    manager.create(Participant, {
      ...(before ?? { showcase, company, code: await nextCode(manager, showcase, company) }),
      ...answers.part,
      status: 'pending',
      submittedAt: new Date(),
      decidedAt: null,
      reason: null,
      segment,
      version: (before?.version ?? 0) + 1,
    }),
  );
  if (before) await manager.delete(Delegate, { participant: { id: before.id } });
  await manager.insert(
    Delegate,
    answers.people.delegates.map(({ id: _, ...delegate }, index) => ({
      ...emptyToNull(delegate),
      email: delegate.email.toLowerCase(),
      phone: delegate.phone ? phoneOf(delegate.phone) : null,
      position: index + 1,
      participant,
    })),
  );
  return participant;
}

/** Who registers and comes himself is known by his name from now on. */
async function nameAccount(
  manager: EntityManager,
  user: User,
  delegates: Answers['people']['delegates'],
): Promise<void> {
  const self = delegates.find(({ email }) => email.toLowerCase() === user.email);
  if (!self) return;
  const name = (user.language === 'ko' ? self.nameKo : null) || self.nameEn;
  await manager.update(User, user.id, { name });
}

function emptyToNull<T extends object>(values: T): T {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      typeof value === 'string' ? orNull(value) : (value as unknown),
    ]),
  ) as T;
}

/** `K001`, `U001`: counted up by country within the showcase. */
async function nextCode(
  manager: EntityManager,
  showcase: Showcase,
  company: Company,
): Promise<string> {
  const letter = company.country === 'KR' ? 'K' : 'U';
  const [last] = await manager.query<{ number: number }[]>(
    `select max(substring(code from 2)::int) as number from participant
     where showcase_id = $1 and code ~ $2`,
    [showcase.id, `^${letter}\\d{1,6}$`],
  );
  return `${letter}${String((last?.number ?? 0) + 1).padStart(3, '0')}`;
}
