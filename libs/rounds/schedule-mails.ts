import type { EntityManager } from 'typeorm';

import { hashToken, newToken } from '#libs/accounts/tokens.js';
import { composeScheduleMail } from '#libs/mail/compose.js';
import type { NewMail } from '#libs/mail/outbox.js';
import type { Showcase } from '#libs/showcases/showcase.entity.js';

import type { AttendeeMeeting } from './compare-versions.js';
import { scheduleMailInput, type Attendee } from './schedule-mail-input.js';
import { ScheduleLink } from './schedule-link.entity.js';
import type { ScheduleVersion } from './schedule-version.entity.js';

export interface MailRun {
  showcase: Showcase;
  version: ScheduleVersion;
  /** Without a slash at the end. */
  publicUrl: string;
}

/** The mail of one attendee and the link it carries, both still to be stored. */
export interface AttendeeMail {
  mail: NewMail;
  link: Pick<ScheduleLink, 'tokenHash' | 'delegate' | 'interpreter'>;
}

/** Writes an attendee's mail. The link's token stands in the mail only; we keep its hash. */
export function writeAttendeeMail(
  run: MailRun,
  attendee: Attendee,
  meetings: AttendeeMeeting[],
): AttendeeMail {
  const token = newToken();
  const { showcase, version, publicUrl } = run;
  const input = scheduleMailInput(showcase, version, attendee, meetings, {
    scheduleUrl: `${publicUrl}/m/${token}`,
    calendarUrl: `${publicUrl}/api/v1/schedules/${token}/calendar.ics`,
  });
  const composed = composeScheduleMail(input);
  const { language } = input;
  const person = attendee.kind === 'delegate' ? attendee.delegate : attendee.interpreter;
  return {
    mail: {
      ...composed,
      dedupeKey: `schedule:${version.id}:${person.id}`,
      showcaseId: showcase.id,
      kind: 'schedule',
      toName: input.attendee.name[language],
      toAddress: person.email,
      replyTo: showcase.contactEmail,
      fromName: language === 'ko' ? showcase.nameKo : showcase.nameEn,
      language,
    },
    link: {
      tokenHash: hashToken(token),
      delegate: attendee.kind === 'delegate' ? attendee.delegate : null,
      interpreter: attendee.kind === 'interpreter' ? attendee.interpreter : null,
    },
  };
}

export async function storeLinks(
  manager: EntityManager,
  links: AttendeeMail['link'][],
): Promise<void> {
  await manager.insert(ScheduleLink, links);
}
