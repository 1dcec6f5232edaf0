import type { EntityManager } from 'typeorm';

import type { Language } from '#libs/accounts/user.entity.js';
import { noticeMail, type NoticeKind } from '#libs/mail/notice.js';
import type { NewMail } from '#libs/mail/outbox.js';
import { organisersOf } from '#libs/showcases/organised-by.js';
import { Participant } from '#libs/showcases/participant.entity.js';

interface Person {
  name: string;
  email: string;
  language: Language;
}

export interface NoticeCause {
  kind: NoticeKind;
  /** What happened, once: part of the mail's key. */
  cause: string;
  /** Page to open, `/c/...`. */
  path: string;
  /** Address under which readers reach us, without a slash at the end. */
  publicUrl: string;
  quote?: string | null;
}

/** Notices to all who act for a participant's company, each in his own language. */
export async function noticesToCompany(
  manager: EntityManager,
  participantId: string,
  cause: NoticeCause,
): Promise<NewMail[]> {
  return notices(manager, participantId, cause, ({ company }) =>
    peopleOf(manager, participantId, company.id),
  );
}

/** Notices to the organisers of a participant's showcase; without any, to its office. */
export async function noticesToOrganisers(
  manager: EntityManager,
  participantId: string,
  cause: NoticeCause,
): Promise<NewMail[]> {
  return notices(manager, participantId, cause, ({ showcase }) => organisersOf(manager, showcase));
}

async function notices(
  manager: EntityManager,
  participantId: string,
  { kind, cause, path, publicUrl, quote = null }: NoticeCause,
  readers: (participant: Participant) => Promise<Person[]>,
): Promise<NewMail[]> {
  const participant = await manager.findOneOrFail(Participant, {
    where: { id: participantId },
    relations: { company: true, showcase: true },
  });
  const { company, showcase } = participant;
  return (await readers(participant)).map((to) =>
    noticeMail({
      kind,
      dedupeKey: `${kind}:${participantId}:${cause}:${to.email}`,
      to,
      showcase,
      values: { company: (to.language === 'ko' ? company.nameKo : null) ?? company.nameEn },
      quote,
      url: `${publicUrl}${path}`,
    }),
  );
}

/** Who acts for the company; for an imported one that nobody has claimed yet, its main contact. */
async function peopleOf(
  manager: EntityManager,
  participantId: string,
  companyId: string,
): Promise<Person[]> {
  const members = await manager.query<Person[]>(
    `select u.name, u.email, u.language from membership m join "user" u on u.id = m.user_id
     where m.company_id = $1 order by m.created_at, u.email`,
    [companyId],
  );
  if (members.length > 0) return members;
  return manager.query<Person[]>(
    `select case when mail_language = 'ko' then coalesce(name_ko, name_en) else name_en end as name,
       email, mail_language as language
     from delegate where participant_id = $1 order by position limit 1`,
    [participantId],
  );
}
