import { createTransport as createNodemailer, type Transporter } from 'nodemailer';
import type SMTPPool from 'nodemailer/lib/smtp-pool/index.js';

export type MailTransport = Transporter<SMTPPool.SentMessageInfo>;

/** A pool of connections to an SMTP server. Mails never read files or addresses of their own. */
export function createTransport(smtpUrl: string): MailTransport {
  return createNodemailer({
    url: smtpUrl,
    pool: true,
    maxConnections: 4,
    maxMessages: 500,
    disableFileAccess: true,
    disableUrlAccess: true,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  } as SMTPPool.Options);
}
