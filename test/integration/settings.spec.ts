import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { ensureUser } from '#libs/accounts/sign-in.js';
import { createShowcase } from '#libs/showcases/create-showcase.js';
import { Participant } from '#libs/showcases/participant.entity.js';
import { Showcase } from '#libs/showcases/showcase.entity.js';
import { takeSnapshot } from '#libs/rounds/take-snapshot.js';
import { newShowcase } from '#test/factories/showcase.js';
import {
  loadShowcase,
  openApplication,
  slug,
  type Application,
} from '#test/support/application.js';
import { clientOf, type Client } from '#test/support/client.js';

let application: Application;
let organiser: Client;

interface Stored {
  version: number;
  settings: {
    slots: { code: string; startsAt: string; endsAt: string }[];
    tables: { number: number }[];
    agenda: object[];
    nameEn: string;
  };
}

beforeAll(async () => {
  application = await openApplication();
  await loadShowcase(application.dataSource);
  organiser = clientOf(
    application.url,
    await application.signIn({ email: 'organiser@showcase.example' }),
  );
});

afterAll(() => application.close());

const read = (of = slug) => organiser.call<Stored>('GET', `/showcases/${of}/settings`);
const save = (settings: object, version: number, of = slug) =>
  organiser.call<{ code: string; version: number }>('PUT', `/showcases/${of}/settings`, settings, {
    'If-Match': `"${version}"`,
  });

describe('settings of a showcase', () => {
  it('come back as they were sent, and of two editors the second is refused', async () => {
    const { body, etag } = await read();
    expect(etag).toMatch(new RegExp(`^"${body.version}\\.`));
    const same = await save(body.settings, body.version);
    expect([same.status, same.body]).toEqual([200, { version: body.version + 1 }]);
    expect((await read()).body.settings).toEqual(body.settings);
    const stale = await save(body.settings, body.version);
    expect([stale.status, stale.body]).toMatchObject([
      412,
      {
        code: 'settings.changed',
        current: { version: body.version + 1, changedBy: 'Kim Hana' },
      },
    ]);
  });

  it('take slots of unequal length, but none that overlap', async () => {
    const { body } = await read();
    const [first, ...others] = body.settings.slots;
    const shorter = { ...first, endsAt: new Date(Date.parse(first?.endsAt ?? '') - 300_000) };
    const unequal = await save({ ...body.settings, slots: [shorter, ...others] }, body.version);
    expect(unequal.status).toBe(200);
    const longer = { ...first, endsAt: others[0]?.endsAt };
    const over = await save({ ...body.settings, slots: [longer, ...others] }, body.version + 1);
    expect([over.status, over.body.code]).toEqual([400, 'settings.slots-overlap']);
  });

  it('block people by the programme: no meeting in a break', async () => {
    const { body } = await read();
    const [first, second] = body.settings.slots;
    const { dataSource } = application;
    const korean = await dataSource.manager.findOneByOrFail(Participant, { code: 'K001' });
    const american = await dataSource.manager.findOneByOrFail(Participant, { code: 'U001' });
    const item = (slot: typeof first, blocks: string) => ({
      titleEn: 'Opening',
      titleKo: '개회',
      startsAt: slot?.startsAt,
      endsAt: slot?.endsAt,
      blocks,
    });
    const agenda = [item(first, 'everyone'), item(second, 'KR')];
    expect((await save({ ...body.settings, agenda }, body.version)).status).toBe(200);
    const showcase = await dataSource.manager.findOneByOrFail(Showcase, { slug });
    const { firms } = await takeSnapshot(dataSource.manager, showcase.id);
    const free = (id: string, code = '') =>
      firms
        .find((firm) => firm.id === id)
        ?.delegates.some(({ available }) => !available || available.includes(code));
    expect([free(korean.id, first?.code), free(american.id, first?.code)]).toEqual([false, false]);
    expect([free(korean.id, second?.code), free(american.id, second?.code)]).toEqual([false, true]);
  });

  it('keep the tables that published meetings stand on', async () => {
    const { body } = await read();
    const { id } = (
      await organiser.call<{ id: string }>('POST', `/showcases/${slug}/rounds`, {
        budget: 'quick',
      })
    ).body;
    await application.startWorker();
    for (let tries = 0; tries < 300; tries++) {
      const round = await organiser.call<{ state: string }>('GET', `/rounds/${id}`);
      if (round.body.state === 'proposed') break;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect((await organiser.call('POST', `/rounds/${id}/publish`)).status).toBeLessThan(300);
    const gone = await save(
      { ...body.settings, tables: [{ number: 1, availableSlots: null }] },
      body.version,
    );
    expect([gone.status, gone.body.code]).toEqual([409, 'settings.in-use']);
    expect((await read()).body.settings.tables).toEqual(body.settings.tables);
  });

  it('need no code for a new sector', async () => {
    const { dataSource } = application;
    const user = await ensureUser(dataSource.manager, {
      email: 'organiser@showcase.example',
      name: 'Kim Hana',
    });
    const sector = 'semiconductors';
    await createShowcase(dataSource, newShowcase('chips-2027', { sector }), user);
    const { body } = await organiser.call<{ terms: { code: string }[] }>(
      'GET',
      `/reference/taxonomies/${sector}`,
    );
    expect(body.terms.length).toBeGreaterThan(20);
    expect((await read('chips-2027')).body.settings.nameEn).toBe('Robot Industry Showcase');
  });
});
