import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { Timetable, TimetableMeeting } from '#libs/matching/instance.js';
import { takeSnapshot } from '#libs/rounds/take-snapshot.js';
import {
  loadShowcase,
  openApplication,
  roundIn,
  type Application,
} from '#test/support/application.js';
import { clientOf } from '#test/support/client.js';

const publicUrl = 'https://match.example';

interface Cell {
  table: number;
  cost: number | null;
  with: { a: string; b: string } | null;
}
interface Places {
  meeting: { slot: string; table: number } | null;
  slots: { slot: string; blocked: { code: string } | null; cells: Cell[] }[];
}
interface Draft {
  revision: number;
  changes: number;
  canUndo: boolean;
  canRedo: boolean;
  quality: { value: number; bound: number; meetings: number };
  locks: { a: string; b: string }[];
  steps: { kind: string; undone: boolean; by: string | null }[];
  base: { version: number | null };
}

describe('drafts of a timetable', () => {
  let application: Application;
  let showcaseId: string;
  let userId: string;
  let cookie: string;
  let publishedId: string;
  let late: string;

  const setStatus = (id: string, status: string) =>
    application.dataSource.query('update participant set status = $2 where id = $1', [id, status]);

  beforeAll(async () => {
    application = await openApplication();
    const loaded = await loadShowcase(application.dataSource);
    showcaseId = loaded.showcase.id;
    userId = loaded.userId;
    cookie = await application.signIn({ email: 'organiser@showcase.example' });
    const [one] = await application.dataSource.query<{ id: string }[]>(
      'select from_id as id from wish order by rank, from_id limit 1',
    );
    late = one!.id;
    await setStatus(late, 'waiting');
    await application.startWorker();
    const round = await application.rounds.start({ showcaseId, userId, seed: 7, budget: 20_000 });
    await roundIn(application.dataSource, round.id, ['proposed']);
    await application.rounds.publish({ roundId: round.id, userId, publicUrl });
    publishedId = round.id;
  });

  afterAll(() => application.close());

  const call = <Answer>(method: string, path: string, body?: object, revision?: number) =>
    clientOf(application.url, cookie).call<Answer>(
      method,
      `/rounds/${path}`,
      body,
      revision === undefined ? {} : { 'If-Match': `"${revision}"` },
    );
  const take = async (id = publishedId) =>
    (await call<{ id: string; number: number }>('POST', `${id}/drafts`)).body;
  const read = async (id: string) => (await call<Draft>('GET', `${id}/draft`)).body;
  const meetingsOf = async (id: string): Promise<TimetableMeeting[]> => {
    const [row] = await application.dataSource.query<{ timetable: Timetable }[]>(
      'select timetable from round where id = $1',
      [id],
    );
    return row!.timetable.meetings;
  };
  const placesOf = async (id: string, { a, b }: { a: string; b: string }) =>
    (await call<Places>('GET', `${id}/places?a=${a}&b=${b}`)).body;
  const publish = (roundId: string) => application.rounds.publish({ roundId, userId, publicUrl });

  /** A free place for one of the meetings, and the meeting. */
  async function someMove(id: string, skip = 0) {
    for (const meeting of (await meetingsOf(id)).slice(skip)) {
      const places = await placesOf(id, meeting);
      for (const { slot, cells } of places.slots) {
        const cell = cells.find(({ cost, with: other }) => cost !== null && !other);
        if (cell && slot !== meeting.slot) return { meeting, slot, cell };
      }
    }
    throw new Error('No meeting can move');
  }

  it('begins once from a version, whoever begins', async () => {
    const [one, two] = await Promise.all([take(), take()]);
    expect(one.id).toBe(two.id);
    const draft = await read(one.id);
    expect(draft).toMatchObject({ changes: 0, canUndo: false, base: { version: 1 } });
    expect(await meetingsOf(one.id)).toEqual(await meetingsOf(publishedId));
  });

  it('moves a meeting at exactly the cost it told, and back', async () => {
    const { id } = await take();
    const before = await read(id);
    const { meeting, slot, cell } = await someMove(id);
    const { a, b } = meeting;
    const step = { kind: 'move', a, b, slot, table: cell.table };
    const moved = await call<{ revision: number }>('POST', `${id}/steps`, step, before.revision);
    expect(moved).toMatchObject({ status: 201, body: { revision: before.revision + 1 } });
    const after = await read(id);
    expect(before.quality.value - after.quality.value).toBe(cell.cost);
    expect(after.steps.at(-1)).toMatchObject({ kind: 'move', undone: false, by: 'Kim Hana' });
    const stale = await call('POST', `${id}/steps`, step, before.revision);
    expect(stale).toMatchObject({ status: 412, body: { code: 'draft.changed' } });
    const undone = await call('POST', `${id}/undo`, undefined, after.revision);
    expect(undone.status).toBe(200);
    expect((await read(id)).quality.value).toBe(before.quality.value);
    const key = (row: TimetableMeeting) => `${row.slot} ${row.table} ${row.a} ${row.b}`;
    expect((await meetingsOf(id)).map(key).sort()).toEqual(
      (await meetingsOf(publishedId)).map(key).sort(),
    );
    const redone = await call('POST', `${id}/redo`, undefined, after.revision + 1);
    expect(redone.status).toBe(200);
    const again = await read(id);
    expect(again).toMatchObject({ changes: 1, canRedo: false });
    expect(again.quality.value).toBe(after.quality.value);
  });

  it('refuses what cannot be, with the reason in the reader’s language', async () => {
    const { id } = await take();
    const { revision } = await read(id);
    const [first] = await meetingsOf(id);
    const places = await placesOf(id, first!);
    const slot = places.slots.find(({ blocked }) => blocked?.code.includes('busy'))!;
    const table = Array.from({ length: 40 }, (_, k) => k + 1).find(
      (number) => !slot.cells.some((cell) => cell.table === number && cell.cost !== null),
    )!;
    const { a, b } = first!;
    const step = { kind: 'move', a, b, slot: slot.slot, table };
    const refused = await call<{ code: string }>('POST', `${id}/steps`, step, revision);
    expect(refused).toMatchObject({
      status: 409,
      body: { code: expect.stringMatching(/^place\./) as unknown },
    });
    const without = await call('POST', `${id}/steps`, step);
    expect(without.status).toBe(428);
    const run = await call('POST', `${publishedId}/steps`, step, 0);
    expect(run).toMatchObject({ status: 409, body: { code: 'draft.none' } });
  });

  it('keeps a locked meeting through fill, moves and later rounds until it is unlocked', async () => {
    const { id } = await take();
    const [meeting] = await meetingsOf(id);
    const { a, b } = meeting!;
    const at = async () => (await read(id)).revision;
    expect((await call('POST', `${id}/steps`, { kind: 'lock', a, b }, await at())).status).toBe(
      201,
    );
    expect((await read(id)).locks).toEqual([a < b ? { a, b } : { a: b, b: a }]);
    const out = await call('POST', `${id}/steps`, { kind: 'take-out', a, b }, await at());
    expect(out).toMatchObject({ status: 409, body: { code: 'place.locked' } });
    const snapshot = await takeSnapshot(application.dataSource.manager, showcaseId);
    expect(snapshot.locked).toMatchObject([{ slot: meeting!.slot, table: meeting!.table }]);
    const next = await application.rounds.start({ showcaseId, userId, seed: 11, budget: 2_000 });
    const { state } = await roundIn(application.dataSource, next.id, ['proposed', 'failed']);
    expect(state).toBe('proposed');
    expect(await meetingsOf(next.id)).toContainEqual(
      expect.objectContaining({ slot: meeting!.slot, table: meeting!.table }),
    );
    await call('POST', `${id}/undo`, undefined, await at());
    expect((await read(id)).locks).toEqual([]);
    await call('POST', `${id}/redo`, undefined, await at());
    expect((await read(id)).locks).toHaveLength(1);
    await call('POST', `${id}/steps`, { kind: 'unlock', a, b }, await at());
    expect((await read(id)).locks).toEqual([]);
  });

  it('takes a meeting out and fills the gap without moving others', async () => {
    const { id } = await take();
    const [, meeting] = await meetingsOf(id);
    const { a, b } = meeting!;
    const step = { kind: 'take-out', a, b };
    await call('POST', `${id}/steps`, step, (await read(id)).revision);
    const less = await meetingsOf(id);
    const places = await placesOf(id, { a, b });
    expect(places.meeting).toBeNull();
    const filled = await call('POST', `${id}/steps`, { kind: 'fill' }, (await read(id)).revision);
    expect(filled.status).toBe(201);
    const after = await meetingsOf(id);
    for (const row of less) expect(after).toContainEqual(row);
    expect(after.length).toBeGreaterThanOrEqual(less.length);
  });

  it('publishes a draft, and mails only those whose schedule changed', async () => {
    const { id } = await take();
    const { version, mailIds } = await publish(id);
    expect(version).toBe(2);
    const [now, before] = [await meetingsOf(id), await meetingsOf(publishedId)];
    const place = (row: TimetableMeeting) =>
      [row.slot, row.table, row.aDelegate, row.bDelegate, row.interpreter].join(' ');
    const [places, earlier] = [new Set(now.map(place)), new Set(before.map(place))];
    const changed = [
      ...now.filter((row) => !earlier.has(place(row))),
      ...before.filter((row) => !places.has(place(row))),
    ];
    const people = new Set(
      changed.flatMap(({ aDelegate, bDelegate, interpreter }) => [
        aDelegate,
        bDelegate,
        ...(interpreter ? [interpreter] : []),
      ]),
    );
    expect(mailIds).toHaveLength(people.size);
    const late = await call('POST', `${id}/undo`, undefined, (await revisionOf(id)) ?? 0);
    expect(late).toMatchObject({ status: 409, body: { code: 'draft.none' } });
  });

  const revisionOf = async (id: string) => {
    const [row] = await application.dataSource.query<{ revision: number }[]>(
      'select revision from round where id = $1',
      [id],
    );
    return row?.revision;
  };

  it('repairs a version after a no-show, as its preview said, and mails only those concerned', async () => {
    const [version] = await application.dataSource.query<{ id: string }[]>(
      'select round_id as id from schedule_version order by number desc limit 1',
    );
    const before = await meetingsOf(version!.id);
    const gone = before[0]!.a;
    const repair = { cause: { kind: 'no-show', participant: gone } };
    const preview = await call<{
      kept: number;
      moved: unknown[];
      lost: unknown[];
      gained: unknown[];
      people: number;
      quality: { value: number; bound: number };
      droppedValue: number;
    }>('POST', `${version!.id}/repairs/preview`, repair);
    expect(preview.status).toBe(200);
    const { kept, moved, lost, people, quality, droppedValue } = preview.body;
    expect(kept + moved.length + lost.length).toBe(before.length);
    expect(quality.value).toBeGreaterThanOrEqual(droppedValue);
    expect(quality.value).toBeLessThanOrEqual(quality.bound);
    const made = await call<{ id: string }>('POST', `${version!.id}/repairs`, repair);
    expect(made.status).toBe(201);
    const { id } = made.body;
    const after = await meetingsOf(id);
    expect(after.filter(({ a, b }) => a === gone || b === gone)).toEqual([]);
    expect((await read(id)).quality.value).toBe(quality.value);
    // It can be changed further, its own way of counting kept.
    const { meeting, slot, cell } = await someMove(id, 3);
    const step = { kind: 'move', a: meeting.a, b: meeting.b, slot, table: cell.table };
    expect((await call('POST', `${id}/steps`, step, 0)).status).toBe(201);
    await call('POST', `${id}/undo`, undefined, 1);
    const { mailIds } = await publish(id);
    expect(mailIds).toHaveLength(people);
  });

  it('knows no cause that the round does not have, and touches nothing that has begun', async () => {
    const unknown = '00000000-0000-4000-8000-000000000000';
    const none = await call('POST', `${publishedId}/repairs/preview`, {
      cause: { kind: 'no-show', participant: unknown },
    });
    expect(none).toMatchObject({ status: 404, body: { code: 'repair.unknown' } });
    const [meeting] = await meetingsOf(publishedId);
    const over = await call<{ lost: unknown[]; moved: unknown[] }>(
      'POST',
      `${publishedId}/repairs/preview`,
      { cause: { kind: 'no-show', participant: meeting!.a }, now: '2030-01-01T00:00:00Z' },
    );
    expect(over.body).toMatchObject({ lost: [], moved: [], gained: [] });
  });

  it('takes in a firm that came late', async () => {
    const cause = { kind: 'joins', participant: late };
    const early = await call('POST', `${publishedId}/repairs/preview`, { cause });
    expect(early).toMatchObject({ status: 404, body: { code: 'repair.unknown' } });
    await setStatus(late, 'approved');
    const joined = await call<{
      gained: Record<'a' | 'b', { participantId: string }>[];
      lost: unknown[];
      kept: number;
    }>('POST', `${publishedId}/repairs/preview`, { cause });
    const of = joined.body.gained.filter((row) =>
      [row.a.participantId, row.b.participantId].includes(late),
    );
    expect(of.length).toBeGreaterThan(0);
    expect(joined.body.kept).toBeGreaterThan(0.8 * (await meetingsOf(publishedId)).length);
    const made = await call<{ id: string }>('POST', `${publishedId}/repairs`, { cause });
    const rows = (await meetingsOf(made.body.id)).filter(({ a, b }) => a === late || b === late);
    expect(rows).toHaveLength(of.length);
    expect((await placesOf(made.body.id, rows[0]!)).meeting?.slot).toBe(rows[0]!.slot);
    await setStatus(late, 'withdrawn');
  });

  it('discards a draft', async () => {
    const { id } = await take();
    expect((await call('DELETE', `${id}/draft`, undefined, 0)).status).toBe(204);
    expect((await call('GET', `${id}/draft`)).body).toMatchObject({ code: 'draft.none' });
    expect((await take()).id).not.toBe(id);
  });
});
