import type { Language, User } from '#libs/accounts/user.entity.js';
import { noticeMail, type NoticeKind } from '#libs/mail/notice.js';

import type { Company } from './company.entity.js';

/** A mail about who acts for a company; `cause` tells it from an earlier one of its kind. */
export function companyNotice(
  kind: NoticeKind,
  company: Company,
  {
    to,
    person,
    cause,
    url,
  }: {
    to: { name: string; email: string; language: Language };
    person: User;
    cause: string;
    url: string;
  },
) {
  const name = (to.language === 'ko' ? company.nameKo : null) ?? company.nameEn;
  return noticeMail({
    kind,
    // Whom it names stands in its key, so that erasing him finds it.
    dedupeKey: `${kind}:${company.id}:${cause}:${person.id}:${to.email}`,
    to,
    showcase: null,
    values: { company: name, person: person.name, email: person.email },
    url,
  });
}
