import { randomUUID } from 'node:crypto';

import type { DataSource, EntityManager } from 'typeorm';

import { messageOf, type Sendable } from './message.js';
import type { OutboxMail } from './outbox-mail.entity.js';
import type { MailTransport } from './transport.js';

export type OnFailed = (manager: EntityManager, mailId: string) => Promise<void>;

type SendResult = 'sent' | 'not-due' | 'retry' | 'failed';

const leaseSeconds = 60;
const triesMax = 8;

/** A sign-in link is a key, and a mail may name somebody erased: once it has left or is given up, no copy stays here. */
const wiped = `,
  html = case when kind = 'sign-in' or wipe then '' else html end,
  text = case when kind = 'sign-in' or wipe then '' else text end,
  calendar = case when wipe then null else calendar end,
  reply_to = case when wipe then '' else reply_to end`;

/**
 * Sends one mail of the outbox, at least once: a process killed between the server's answer and our
 * note of it leads to a second copy, the same to the byte and under the same Message-ID
 * (RFC 5321, 6.1 names that gap; no sender can close it).
 * @param from address of the platform, `Name <address>` or the address alone
 * @param onFailed what else must be written when the mail is given up, in the same transaction
 */
export async function sendQueuedMail(
  dataSource: DataSource,
  transport: MailTransport,
  mailId: string,
  from: string,
  onFailed: OnFailed = () => Promise.resolve(),
): Promise<SendResult> {
  const mail = await claim(dataSource, mailId);
  if (!mail) return 'not-due';
  try {
    await transport.sendMail(messageOf(mail, from));
  } catch (error) {
    return giveBack(dataSource, mail, error, onFailed);
  }
  await release(
    dataSource.manager,
    mail,
    `state = 'sent', sent_at = now(), last_error = null${wiped}`,
    [],
  );
  return 'sent';
}

type Claim = Sendable & Pick<OutboxMail, 'tries'> & { leaseToken: string };

/** Takes a due mail for this process alone, until the lease runs out. */
async function claim(dataSource: DataSource, id: string): Promise<Claim | null> {
  const leaseToken = randomUUID();
  const [[claimed]] = await dataSource.query<[Omit<Claim, 'leaseToken'>[], number]>(
    `update outbox_mail
     set state = 'sending', tries = tries + 1, lease_token = $2,
       lease_until = now() + make_interval(secs => $3)
     where id = $1 and ((state = 'queued' and next_try_at <= now())
       or (state = 'sending' and lease_until < now()))
     returning id, to_name as "toName", to_address as "toAddress", reply_to as "replyTo",
       from_name as "fromName", language, subject, html, text, calendar,
       calendar_method as "calendarMethod", message_id as "messageId", created_at as "createdAt",
       tries`,
    [id, leaseToken, leaseSeconds],
  );
  return claimed ? { ...claimed, leaseToken } : null;
}

/** @returns false where another process has taken the mail over meanwhile, and nothing was written */
async function release(
  manager: EntityManager,
  mail: Claim,
  change: string,
  values: unknown[],
): Promise<boolean> {
  const [, written] = await manager.query<[unknown, number]>(
    `update outbox_mail set ${change}, lease_token = null, lease_until = null
     where id = $1 and lease_token = $2`,
    [mail.id, mail.leaseToken, ...values],
  );
  return written === 1;
}

async function giveBack(
  dataSource: DataSource,
  mail: Claim,
  error: unknown,
  onFailed: OnFailed,
): Promise<SendResult> {
  const { message } = error as Error;
  if (refused(error as SmtpError) || mail.tries >= triesMax) {
    await dataSource.transaction(async (manager) => {
      if (await release(manager, mail, `state = 'failed', last_error = $3${wiped}`, [message]))
        await onFailed(manager, mail.id);
    });
    return 'failed';
  }
  const seconds = Math.min(2 ** mail.tries * 5, 3600);
  await release(
    dataSource.manager,
    mail,
    `state = 'queued', last_error = $3, next_try_at = now() + make_interval(secs => $4)`,
    [message, seconds],
  );
  return 'retry';
}

type SmtpError = Error & { code?: string; responseCode?: number };

/**
 * Whether this mail will never be taken. A 5xx at sign-in or greeting says something about our
 * settings, not about the mail, so it is tried again.
 */
function refused({ code, responseCode }: SmtpError): boolean {
  const aboutMail = code === 'EENVELOPE' || code === 'EMESSAGE';
  // Without an answer of the server the address itself is unusable.
  return aboutMail && (responseCode === undefined || responseCode >= 500);
}
