import { DataSource } from 'typeorm';

import { dataSourceOptions } from '#libs/database/data-source.js';
import { CaughtMail } from '#libs/mail/caught-mail.entity.js';
import { OutboxMail } from '#libs/mail/outbox-mail.entity.js';
import { queueMails, type NewMail } from '#libs/mail/outbox.js';
import { sendQueuedMail } from '#libs/mail/send.js';
import { createTransport, type MailTransport } from '#libs/mail/transport.js';
import { newMail } from '#test/factories/mail.js';

import { freshDatabase } from './database.js';
import { startSmtp, type SmtpBehaviour, type SmtpServer } from './smtp.js';

/** A connection to a fresh database that knows the tables of mails. */
export async function mailDatabase(): Promise<DataSource> {
  const url = await freshDatabase();
  return new DataSource({
    ...dataSourceOptions(url),
    entities: [OutboxMail, CaughtMail],
  }).initialize();
}

/** Lets the waiting time of the next try, or a dead process's claim, run out. */
export async function letTimePass(dataSource: DataSource): Promise<void> {
  await dataSource.query(
    `update outbox_mail set next_try_at = now() - interval '1 second',
       lease_until = case when state = 'sending' then now() - interval '1 second' end
     where state in ('queued', 'sending')`,
  );
}

/** An outbox of its own and SMTP servers for it. */
export async function openPost() {
  const dataSource = await mailDatabase();
  const servers: { server: SmtpServer; transport: MailTransport }[] = [];
  let number = 0;
  const next = (change: Partial<NewMail> = {}) => newMail(number++, change);
  return {
    dataSource,
    next,
    serve: async (behaviour: SmtpBehaviour = {}, signIn = '') => {
      const server = await startSmtp(behaviour);
      const transport = createTransport(server.url.replace('smtp://', `smtp://${signIn}`));
      servers.push({ server, transport });
      return { server, transport };
    },
    queue: async (change: Partial<NewMail> = {}) => {
      const [id = ''] = await queueMails(dataSource.manager, [next(change)]);
      return id;
    },
    send: (transport: MailTransport, id: string) =>
      sendQueuedMail(dataSource, transport, id, 'Showcase Match <meetings@showcase.example>'),
    row: (id: string) => dataSource.getRepository(OutboxMail).findOneByOrFail({ id }),
    closeServers: async () => {
      for (const { server, transport } of servers.splice(0)) {
        transport.close();
        await server.close();
      }
    },
  };
}

export type Post = Awaited<ReturnType<typeof openPost>>;
