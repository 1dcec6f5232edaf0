import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { OutboxMail } from '#libs/mail/outbox-mail.entity.js';
import { openApplication, type Application } from '#test/support/application.js';
import { clientOf, type Client } from '#test/support/client.js';
import { openShowcase, registerFirm, type Firm } from '#test/support/firms.js';

const slug = 'access-2027';
let application: Application;
let firm: Firm;

beforeAll(async () => {
  application = await openApplication();
  await openShowcase(application, slug);
  firm = await registerFirm(application, slug, 'KR', 1);
});

afterAll(() => application.close());

const person = async (email: string) =>
  clientOf(application.url, await application.signIn({ email }));

const ask = async (who: Client) =>
  (await who.call('POST', `/companies/${firm.companyId}/access-requests`)).status;

const asking = async () => {
  const path = `/companies/${firm.companyId}/people`;
  const { body } = await firm.client.call<{ asking: { userId: string }[] }>('GET', path);
  return body.asking.map(({ userId }) => userId);
};

const answer = async (userId: string, grant: boolean) => {
  const path = `/companies/${firm.companyId}/access-requests/${userId}`;
  expect((await firm.client.call('PATCH', path, { grant })).status).toBe(204);
};

const mails = (kind: string) => application.dataSource.manager.countBy(OutboxMail, { kind });

describe('asking a company to be let in', () => {
  it('is possible again for whom it let in and took out, with mails as the first time', async () => {
    const colleague = await person('colleague@access.example');
    for (const turn of [1, 2]) {
      expect([await ask(colleague), await ask(colleague)]).toEqual([202, 202]);
      expect(await mails('access.asked')).toBe(turn);
      const [id = ''] = await asking();
      await answer(id, true);
      expect(await mails('access.granted')).toBe(turn);
      expect(await asking()).toEqual([]);
      const path = `/companies/${firm.companyId}/people`;
      expect((await colleague.call('GET', path)).status).toBe(200);
      expect((await firm.client.call('DELETE', `${path}/${id}`)).status).toBe(204);
      expect((await colleague.call('GET', path)).status).toBe(404);
    }
  });

  it('troubles nobody when it comes from whom it refused, or from its own people', async () => {
    const stranger = await person('stranger@access.example');
    await ask(stranger);
    const [id = ''] = await asking();
    await answer(id, false);
    const before = await mails('access.asked');
    expect([await ask(stranger), await ask(firm.client)]).toEqual([202, 202]);
    expect([await mails('access.asked'), await asking()]).toEqual([before, []]);
  });
});
