import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { queueMails } from '#libs/mail/outbox.js';
import { newMail } from '#test/factories/mail.js';
import { openApplication, type Application } from '#test/support/application.js';

let application: Application;
beforeAll(async () => {
  application = await openApplication();
});
afterAll(() => application.close());

it('a step of the sweep that fails does not keep mails and webhooks from leaving', async () => {
  const { dataSource } = application;
  // What the first step reads, and what the step before the webhooks does.
  await dataSource.query('alter table meeting_request rename to gone');
  await dataSource.query('alter table idempotency_key rename to gone_too');
  // No job is added, so that only the sweep can find it.
  const [id] = await queueMails(dataSource.manager, [newMail(1)]);
  await application.startWorker();
  const sent = async () => {
    const [mail] = await dataSource.query<{ state: string }[]>(
      'select state from outbox_mail where id = $1',
      [id],
    );
    return mail?.state === 'sent';
  };
  for (let tries = 0; tries < 80 && !(await sent()); tries++)
    await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await sent()).toBe(true);
});
