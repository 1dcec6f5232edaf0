import { DataSource } from 'typeorm';

import { dataSourceOptions } from '#libs/database/data-source.js';
import { CaughtMail } from '#libs/mail/caught-mail.entity.js';
import { OutboxMail } from '#libs/mail/outbox-mail.entity.js';

import { freshDatabase } from './database.js';

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
