import { composeScheduleMail } from '#libs/mail/compose.js';
import type { NewMail } from '#libs/mail/outbox.js';

import { koreanMailInput, mailInput } from './schedule-mail.js';

const english = composeScheduleMail(mailInput());
const korean = composeScheduleMail(koreanMailInput());

/** A schedule mail to be queued; every other number is a Korean one. */
export function newMail(number: number, change: Partial<NewMail> = {}): NewMail {
  const language = number % 2 === 0 ? 'en' : 'ko';
  return {
    ...(language === 'en' ? english : korean),
    dedupeKey: `schedule:test:${number}`,
    showcaseId: null,
    kind: 'schedule',
    toName: language === 'en' ? 'Rachel Ortiz' : '정서연',
    toAddress: `person-${number}@firm.example`,
    replyTo: 'office@showcase.example',
    fromName: language === 'en' ? 'Korea–U.S. Robotics Showcase 2027' : '한미 로보틱스 상담회 2027',
    language,
    ...change,
  };
}
