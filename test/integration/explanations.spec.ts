import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { Timetable } from '#libs/matching/instance.js';
import type { RoundSnapshot } from '#libs/matching/snapshot.js';
import { verifyTimetable } from '#libs/matching/verify.js';
import { exportRound } from '#libs/rounds/replay-round.js';
import {
  loadShowcase,
  openApplication,
  roundIn,
  slug,
  type Application,
} from '#test/support/application.js';
import { clientOf, memberOf, type Client, type Member } from '#test/support/client.js';

interface Text {
  en: string;
  ko: string;
}
interface Explained {
  meets: boolean;
  firms: { country: string; code: string }[];
  reasons: { points: number }[];
  score: number | null;
  ranks: Text[];
  meeting: { slot: string; others: { change: number }[] } | null;
  apart: {
    reason: { code: string; text: Text };
    cost: Text;
    slots: { slot: string; blockers: { code: string; text: Text }[] }[];
    force: { cost: { atLeast: number | null; atMost: number } } | null;
  } | null;
}

let application: Application;
let organiser: Client;
let member: Member;
let roundId: string;
let timetable: Timetable;
let snapshot: RoundSnapshot;

beforeAll(async () => {
  application = await openApplication();
  const { dataSource, rounds } = application;
  const { showcase, userId } = await loadShowcase(dataSource);
  await application.startWorker();
  const start = { showcaseId: showcase.id, userId, seed: 7, budget: 20_000 };
  roundId = (await rounds.start(start)).id;
  await roundIn(dataSource, roundId, ['proposed']);
  await rounds.publish({ roundId, userId, publicUrl: 'http://localhost:3000' });
  const [row] = await dataSource.query<{ timetable: Timetable; snapshot: RoundSnapshot }[]>(
    'select timetable, snapshot from round where id = $1',
    [roundId],
  );
  ({ timetable, snapshot } = row!);
  const cookie = await application.signIn({ email: 'organiser@showcase.example' });
  organiser = clientOf(application.url, cookie);
  member = await memberOf(application, 'K001');
});

afterAll(() => application.close());

const met = (x: string, y: string) =>
  timetable.meetings.some(({ a, b }) => (a === x && b === y) || (a === y && b === x));
const ids = (side: 'KR' | 'US') =>
  snapshot.firms.filter((firm) => firm.side === side).map(({ id }) => id);
const saysNo = (x: string, y: string) =>
  snapshot.wishes.some(({ from, to, kind }) => kind === 'no' && from === x && to === y);

describe('why two firms meet, or not', () => {
  it('tells the parts of the score and the place of a meeting, the same before and after publishing', async () => {
    const { a, b, slot } = timetable.meetings[0]!;
    const proposed = await organiser.call<Explained>('GET', `/rounds/${roundId}/pairs/${a}/${b}`);
    expect(proposed).toMatchObject({ status: 200, body: { meets: true, meeting: { slot } } });
    const { score, reasons, firms, ranks } = proposed.body;
    expect(reasons.reduce((sum, { points }) => sum + points, 0)).toBe(score);
    expect(firms.map(({ country }) => country)).toEqual(['KR', 'US']);
    expect(ranks.every(({ ko }) => ko.includes('번째'))).toBe(true);
    const published = await organiser.call('GET', `/showcases/${slug}/pairs/${b}/${a}?version=1`);
    expect(published.body).toEqual(proposed.body);
  });

  it('tells the first hard reason, every slot and a price, in both languages', async () => {
    const [a, b] = ids('KR')
      .flatMap((kr) => ids('US').map((us) => [kr, us] as const))
      .find(([kr, us]) => !met(kr, us) && !saysNo(kr, us) && !saysNo(us, kr))!;
    const { body } = await organiser.call<Explained>('GET', `/rounds/${roundId}/pairs/${a}/${b}`);
    expect(body).toMatchObject({ meets: false, meeting: null });
    expect(body.apart!.slots.map(({ slot }) => slot)).toEqual(snapshot.slots.map(({ id }) => id));
    for (const text of [body.apart!.reason.text, body.apart!.cost]) {
      expect(text.en).not.toBe('');
      expect(text.ko).toMatch(/[가-힣]/);
    }
    const { instance } = await exportRound(application.dataSource, roundId);
    const { value } = verifyTimetable(instance, timetable);
    // No bound is below what was really found with the pair in it.
    if (body.apart!.force) {
      const { atLeast, atMost } = body.apart!.force.cost;
      expect(value - atMost).toBeLessThanOrEqual(timetable.bound);
      expect(atLeast ?? atMost).toBeLessThanOrEqual(atMost);
    }
  });

  it('knows no firm of another showcase, no pair of one firm, no number that is none', async () => {
    const { a } = timetable.meetings[0]!;
    const stranger = '00000000-0000-4000-8000-000000000000';
    const path = (x: string, y: string) => `/rounds/${roundId}/pairs/${x}/${y}`;
    for (const [x, y] of [
      [a, stranger],
      [a, a],
    ] as const) {
      expect(await organiser.call('GET', path(x, y))).toMatchObject({
        status: 404,
        body: { code: 'round.unknown-firm' },
      });
    }
    expect(await organiser.call('GET', path(a, 'x'))).toMatchObject({ status: 400 });
    expect(
      await organiser.call('GET', `/showcases/${slug}/pairs/${a}/${stranger}?version=9`),
    ).toMatchObject({ status: 404, body: { code: 'timetable.unknown' } });
  });

  it('lists every must that is not met, with its price', async () => {
    const { body } = await organiser.call<{
      items: {
        kind: string;
        partner: { participantId: string };
        firm: { participantId: string };
      }[];
    }>('GET', `/rounds/${roundId}/worth-a-look`);
    const missed = snapshot.wishes.filter(
      ({ from, to, kind }) => kind === 'must' && !met(from, to),
    );
    const pair = (x: string, y: string) => [x, y].sort().join(' ');
    expect(
      new Set(
        body.items
          .filter(({ kind }) => kind === 'must')
          .map(({ firm, partner }) => pair(firm.participantId, partner.participantId)),
      ),
    ).toEqual(new Set(missed.map(({ from, to }) => pair(from, to))));
  });
});

describe('what a company may know', () => {
  const ask = (other: string) =>
    member.client.call<{
      meets: boolean;
      reasons: Text[];
      cause: { code: string } | null;
      times: { own: string; partner: string }[];
    }>('GET', `/participations/${member.id}/pairs/${other}`);

  it('hears why it meets a firm, in the words of its schedule', async () => {
    const own = timetable.meetings.find(({ a, b }) => a === member.id || b === member.id)!;
    const other = own.a === member.id ? own.b : own.a;
    const { status, body } = await ask(other);
    expect(status).toBe(200);
    expect(body).toMatchObject({ meets: true, cause: null });
    expect(body.reasons.length).toBeGreaterThan(0);
  });

  it('never hears of a "no", of whom the other meets, of a score or a price', async () => {
    const others = ids('US').filter((us) => !met(member.id, us));
    const names = await application.dataSource.query<{ id: string; en: string }[]>(
      `select p.id, c.name_en as en from participant p join company c on c.id = p.company_id`,
    );
    for (const other of others.slice(0, 12)) {
      const { body } = await ask(other);
      expect(Object.keys(body).sort()).toEqual([
        'cause',
        'meets',
        'reasons',
        'slots',
        'timeZone',
        'times',
      ]);
      expect(body.reasons).toEqual([]);
      expect(['own-no', 'time', 'fit']).toContain(body.cause!.code);
      const said = JSON.stringify(body);
      expect(names.filter(({ en }) => said.includes(en))).toEqual([]);
    }
  });

  it('cannot ask about firms of its own side, nor for another company', async () => {
    const korean = ids('KR').find((id) => id !== member.id)!;
    expect(await ask(korean)).toMatchObject({ status: 404, body: { code: 'directory.unknown' } });
    const path = `/participations/${korean}/pairs/${ids('US')[0]!}`;
    expect(await member.client.call('GET', path)).toMatchObject({ status: 404 });
  });
});
