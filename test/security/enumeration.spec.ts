import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { importFile } from '#libs/imports/import-file.js';
import { openApplication, type Application } from '#test/support/application.js';
import { clientOf, type Client } from '#test/support/client.js';
import { openShowcase, registerFirm, type Firm } from '#test/support/firms.js';
import { fileOf } from '#test/support/workbook.js';

const slug = 'known-2027';
let application: Application;
let organiser: Client;
let firm: Firm;
let stranger: Client;

beforeAll(async () => {
  application = await openApplication();
  organiser = await openShowcase(application, slug);
  firm = await registerFirm(application, slug, 'KR', 1);
  stranger = await person('stranger@known.example');
});

afterAll(() => application.close());

async function person(email: string): Promise<Client> {
  return clientOf(application.url, await application.signIn({ email }));
}

/** All that the caller can see of an answer. */
async function seen(client: Client, path: string, body?: object) {
  return client.call('POST', path, body);
}

describe('who asks learns nothing of who has an account', () => {
  const strange = { email: 'nobody@known.example', language: 'en' };

  it('by inviting a colleague', async () => {
    const path = `/companies/${firm.companyId}/people`;
    const known = { ...strange, email: 'stranger@known.example' };
    expect(await seen(firm.client, path, known)).toEqual(await seen(firm.client, path, strange));
    const { body } = await firm.client.call<{ invited: object[] }>('GET', path);
    expect(body.invited.map((row) => Object.keys(row).sort())).toEqual([
      ['createdAt', 'email'],
      ['createdAt', 'email'],
    ]);
  });

  it('by inviting an organiser', async () => {
    const path = `/showcases/${slug}/organisers`;
    const known = { ...strange, email: 'stranger@known.example' };
    expect(await seen(organiser, path, known)).toEqual(await seen(organiser, path, strange));
    const { body } = await organiser.call<{ organisers: object[]; invited: object[] }>('GET', path);
    expect([body.organisers.length, body.invited.length]).toEqual([1, 2]);
  });

  it('by asking to be let in: open, refused, of its own people', async () => {
    const path = `/companies/${firm.companyId}/access-requests`;
    const first = await seen(stranger, path);
    const again = await seen(stranger, path);
    const people = await firm.client.call<{ asking: { userId: string }[] }>(
      'GET',
      `/companies/${firm.companyId}/people`,
    );
    const refuse = `${path}/${people.body.asking[0]?.userId ?? ''}`;
    expect((await firm.client.call('PATCH', refuse, { grant: false })).status).toBe(204);
    const refused = await seen(stranger, path);
    expect([again, refused, await seen(firm.client, path)]).toEqual([first, first, first]);
    expect(first.status).toBe(202);
  });

  it('by looking for similar firms: imported, or with people who act for it', async () => {
    const csv =
      'Company code,Country,Name (English),Name (Korean),Time zone,Roles\n' +
      'K901,KR,Unclaimed Works,무주공산웍스,Asia/Seoul,supplier\n';
    const file = fileOf('firms.csv', csv);
    expect((await importFile(application.dataSource, file, { showcase: slug })).problems).toEqual(
      [],
    );
    const like = async (nameEn: string) => {
      const { status, body } = await stranger.call<{ items: Record<string, unknown>[] }>(
        'POST',
        `/showcases/${slug}/registration/similar`,
        { country: 'KR', names: [nameEn], identifiers: [] },
      );
      expect([status, body.items?.length]).toEqual([200, 1]);
      return body.items[0] ?? {};
    };
    const [claimed, unclaimed] = [await like('Hanbit Works 1'), await like('Unclaimed Works')];
    expect(Object.keys(claimed).sort()).toEqual(Object.keys(unclaimed).sort());
    expect(JSON.stringify(claimed)).not.toContain('@');
    const facts = ({ by }: Record<string, unknown>) => ({ by });
    expect(facts(claimed)).toEqual(facts(unclaimed));
  });
});
