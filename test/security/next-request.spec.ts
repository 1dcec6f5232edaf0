import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { Organiser } from '#libs/showcases/organiser.entity.js';
import { openApplication, type Application } from '#test/support/application.js';
import { clientOf } from '#test/support/client.js';
import { fillSide, openSide, type Side } from '#test/support/side.js';

let application: Application;
let own: Side;

beforeAll(async () => {
  application = await openApplication();
  own = await openSide(application, 'own-2027', 10);
  await fillSide(own);
});

afterAll(() => application.close());

describe('what a firm types', () => {
  it("cannot stop the showcase's round", async () => {
    const path = `/participations/${own.korean.id}`;
    const mine = await own.korean.client.call<{ delegates: object[] }>('GET', path);
    const items = mine.body.delegates.map((each) => ({
      ...each,
      availableSlots: ['d1-1', 'd9-9', 'nowhere'],
    }));
    const version = { 'If-Match': mine.etag ?? '' };
    await own.korean.client.call('PUT', `${path}/delegates`, { items }, version);
    await application.startWorker();
    const rounds = () =>
      own.organiser.call<{ items: { state: string; failure: unknown }[] }>(
        'GET',
        `/showcases/${own.slug}/rounds`,
      );
    for (let tries = 0; tries < 600; tries++) {
      const [round] = (await rounds()).body.items;
      if (round && !['queued', 'running'].includes(round.state)) break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect((await rounds()).body.items[0]).toMatchObject({ state: 'proposed', failure: null });
  });
});

describe('what changes while somebody is signed in', () => {
  it('holds from the next request on: a member put out, an organiser taken off', async () => {
    const { manager } = application.dataSource;
    const email = 'second@owner.example';
    const invited = await own.korean.client.call(
      'POST',
      `/companies/${own.korean.companyId}/people`,
      {
        email,
        language: 'en',
      },
    );
    expect(invited.status).toBe(204);
    const second = clientOf(application.url, await application.signIn({ email }));
    const path = `/participations/${own.korean.id}`;
    expect((await second.call('GET', path)).status).toBe(200);
    expect((await second.call('POST', `${path}/withdraw`)).status).toBe(403);
    const people = await own.korean.client.call<{ members: { userId: string; email: string }[] }>(
      'GET',
      `/companies/${own.korean.companyId}/people`,
    );
    const userId = people.body.members.find((each) => each.email === email)?.userId ?? '';
    await own.korean.client.call('DELETE', `/companies/${own.korean.companyId}/people/${userId}`);
    expect((await second.call('GET', path)).status).toBe(404);
    // Signing in anew brings nobody back who was put out.
    const again = clientOf(application.url, await application.signIn({ email }));
    expect((await again.call('GET', path)).status).toBe(404);
    const organiser = await manager.findOneOrFail(Organiser, {
      where: { user: { email: `organiser@${own.slug}.example` } },
    });
    await manager.delete(Organiser, organiser.id);
    expect((await own.organiser.call('GET', `/showcases/${own.slug}/settings`)).status).toBe(404);
  });
});
