import { readFileSync } from 'node:fs';

import Handlebars from 'handlebars';

import { formatMessage, type MessageValues } from '#libs/messages/format.js';

import type { MailLanguage } from './outbox-mail.entity.js';
import type { NewMail } from './outbox.js';
import { singleLine } from './single-line.js';

/** Mails that tell one thing and lead to one page. Their words are `mail.notice.<kind>.*`. */
export const noticeKinds = [
  'sign-in',
  'registration.received',
  'registration.approved',
  'registration.asked',
  'registration.waiting',
  'registration.rejected',
  'registration.withdrawn',
  'registration.reopened',
  'registration.merged',
  'thread.to-company',
  'thread.to-organiser',
  'access.asked',
  'access.granted',
  'colleague.invited',
  'organiser.invited',
  'request.received',
  'request.accepted',
  'request.declined',
  'request.withdrawn',
  'request.expired-mine',
  'request.expired-theirs',
  'retention.announced',
  'webhook.gone',
  'webhook.failing',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

export interface Notice {
  kind: NoticeKind;
  /** One mail per cause and recipient. */
  dedupeKey: string;
  to: { name: string; email: string; language: MailLanguage };
  /** The showcase it is about: its office signs, and answers reach it. Null for the platform's own. */
  showcase: {
    id: string;
    nameEn: string;
    nameKo: string;
    contactName: string;
    contactEmail: string;
  } | null;
  values?: MessageValues;
  /** Words of another person, shown as a quotation. */
  quote?: string | null;
  /** Where the button leads. */
  url: string;
}

interface NoticeView {
  language: MailLanguage;
  subject: string;
  preheader: string;
  heading: string;
  salutation: string;
  intro: string;
  quote: string | null;
  button: { label: string; url: string };
  contact: string | null;
  notice: string;
  signature: string;
}

const html = Handlebars.compile<NoticeView>(
  readFileSync(new URL('./templates/notice.hbs', import.meta.url), 'utf8'),
  { strict: true },
);

/** Name the platform signs with where no showcase does. */
const platform = 'Showcase Match';

/** Writes a notice, in the reader's language: HTML and plain text that say the same. */
export function noticeMail(notice: Notice): NewMail {
  const view = noticeView(notice);
  const { to, showcase, kind, dedupeKey } = notice;
  return {
    dedupeKey,
    showcaseId: showcase?.id ?? null,
    kind,
    toName: to.name,
    toAddress: to.email,
    replyTo: showcase?.contactEmail ?? '',
    fromName: view.signature,
    language: to.language,
    subject: view.subject,
    html: html(view),
    text: noticeText(view),
    calendar: null,
    calendarMethod: null,
  };
}

function noticeView({ kind, to, showcase, values = {}, quote, url }: Notice): NoticeView {
  const { language } = to;
  const name = singleLine(
    showcase ? (language === 'ko' ? showcase.nameKo : showcase.nameEn) : platform,
  );
  const all = { showcase: name, ...oneLineEach(values) };
  const say = (part: string) => formatMessage(language, `mail.notice.${kind}.${part}`, all);
  const intro = say('intro');
  return {
    language,
    subject: singleLine(`[${name}] ${say('subject')}`),
    preheader: intro,
    heading: name,
    salutation: formatMessage(language, 'mail.salutation', { name: singleLine(to.name) }),
    intro,
    quote: quote ?? null,
    button: { label: say('button'), url },
    contact: showcase
      ? formatMessage(language, 'mail.schedule.contact-mail', {
          name: singleLine(showcase.contactName),
          email: singleLine(showcase.contactEmail),
        })
      : null,
    notice: formatMessage(language, 'mail.notice.why'),
    signature: name,
  };
}

function oneLineEach(values: MessageValues): MessageValues {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      typeof value === 'string' ? singleLine(value) : value,
    ]),
  );
}

function noticeText(view: NoticeView): string {
  // Each line of the quotation is marked, so that no one can forge a line of ours.
  const quoted = view.quote?.split(/\r\n|[\n\r\u2028\u2029]/).map((line) => `> ${line}`) ?? [];
  return [
    view.heading,
    '',
    view.salutation,
    '',
    view.intro,
    '',
    ...(quoted.length > 0 ? [...quoted, ''] : []),
    `${view.button.label}: ${view.button.url}`,
    '',
    ...(view.contact ? [view.contact] : []),
    view.notice,
    '',
    view.signature,
    '',
  ].join('\n');
}
