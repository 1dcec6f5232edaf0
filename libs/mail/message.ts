import { createHash } from 'node:crypto';

import type { SendMailOptions } from 'nodemailer';

import type { OutboxMail } from './outbox-mail.entity.js';

/** The columns of a row that make up its message. */
export type Sendable = Pick<
  OutboxMail,
  | 'id'
  | 'toName'
  | 'toAddress'
  | 'replyTo'
  | 'fromName'
  | 'language'
  | 'subject'
  | 'html'
  | 'text'
  | 'calendar'
  | 'calendarMethod'
  | 'messageId'
  | 'createdAt'
>;

/** One address and nothing else: no list, no comment, no quoted part. */
const plainAddress = /^[^\s\p{Cc}<>()[\]\\,;:"@]+@[^\s\p{Cc}<>()[\]\\,;:"@]+$/u;

/**
 * The message of a row: date, id and boundaries come from the row, so that each try gives the same bytes.
 * @throws an error of code EENVELOPE when a recipient is no plain address
 */
export function messageOf(mail: Sendable, from: string): SendMailOptions {
  const address = /<([^<>]+)>/.exec(from)?.[1] ?? from;
  for (const each of [mail.toAddress, ...(mail.replyTo ? [mail.replyTo] : [])])
    if (!plainAddress.test(each))
      throw Object.assign(new Error(`Not a mail address: ${JSON.stringify(each)}`), {
        code: 'EENVELOPE',
      });
  const boundary = createHash('sha256').update(mail.id).digest('hex').slice(0, 24);
  const message: SendMailOptions & { baseBoundary: string } = {
    from: { name: mail.fromName, address },
    to: { name: mail.toName, address: mail.toAddress },
    ...(mail.replyTo ? { replyTo: { name: '', address: mail.replyTo } } : {}),
    envelope: { from: address, to: mail.toAddress },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: mail.messageId,
    date: mail.createdAt,
    baseBoundary: boundary,
    headers: {
      'Content-Language': mail.language,
      // RFC 3834: no holiday replies to notices.
      'Auto-Submitted': 'auto-generated',
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  if (mail.calendar !== null && mail.calendarMethod !== null)
    // One calendar part; its method parameter must equal the METHOD inside (Outlook refuses a mismatch).
    message.alternatives = [
      {
        contentType: `text/calendar; charset=utf-8; method=${mail.calendarMethod}`,
        content: Buffer.from(mail.calendar),
        // Line ends belong to the format: nothing on the way may rewrite them.
        contentTransferEncoding: 'base64',
      },
    ];
  return message;
}
