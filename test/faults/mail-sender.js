// A sender process of its own, to be killed: sends what is due until nothing is left, four at a time.
// Arguments: database address, SMTP address.
import { DataSource } from 'typeorm';

import { dataSourceOptions } from '../../dist/libs/database/data-source.js';
import { OutboxMail } from '../../dist/libs/mail/outbox-mail.entity.js';
import { dueMails } from '../../dist/libs/mail/outbox.js';
import { sendQueuedMail } from '../../dist/libs/mail/send.js';
import { createTransport } from '../../dist/libs/mail/transport.js';

const [database = '', smtp = ''] = process.argv.slice(2);
const dataSource = await new DataSource({
  ...dataSourceOptions(database),
  entities: [OutboxMail],
}).initialize();
const transport = createTransport(smtp);

const due = await dueMails(dataSource, 1_000);
async function sendNext() {
  for (let id = due.shift(); id !== undefined; id = due.shift())
    await sendQueuedMail(dataSource, transport, id, 'meetings@showcase.example');
}
await Promise.all([sendNext(), sendNext(), sendNext(), sendNext()]);

transport.close();
await dataSource.destroy();
