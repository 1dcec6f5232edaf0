import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads';
import { describe, expect, test } from '@jest/globals';
import { createSnapshot } from '#test/factories/snapshot.js';
import { InstanceError } from './instance-error.js';
import { runRound } from './round.js';
import type { SolveProgress } from './snapshot.js';
import runTask from './thread.js';

const options = { seed: 5, budget: 4000 };

describe('a round of 20 x 20 firms', () => {
  const snapshot = createSnapshot({ firms: 20, seed: 2 });

  test('gives everybody a minimum, keeps every rule and comes within a percent of the bound', () => {
    const { quality, timetable, pairs } = runRound(snapshot, options);
    expect(quality).toMatchObject({ feasible: true, violations: [], shortfall: 0, covered: 40 });
    expect(quality.gapPct).toBeLessThan(1);
    expect(timetable.meetings.length).toBe(quality.meetings);
    expect(pairs.every(({ reasons }) => reasons.length > 0)).toBe(true);
  });

  test('is the same when it runs again', () => {
    const once = JSON.stringify(runRound(snapshot, options));
    expect(JSON.stringify(runRound(structuredClone(snapshot), options))).toBe(once);
  });

  test('a firm that withdraws changes little: the rest keeps its meetings', () => {
    const before = runRound(snapshot, options).timetable.meetings;
    const gone = before[0]!.a;
    const after = runRound(
      { ...snapshot, firms: snapshot.firms.filter(({ id }) => id !== gone), previous: before },
      options,
    ).quality;
    const lost = before.filter(({ a }) => a === gone).length;
    expect(after.changed).toBeGreaterThanOrEqual(lost);
    expect(after.changed - lost).toBeLessThanOrEqual(before.length / 20);
  });

  test('the organiser may lock a meeting for which nothing speaks', () => {
    const listed = new Set(runRound(snapshot, options).pairs.map(({ a, b }) => `${a} ${b}`));
    const partners = snapshot.firms.filter(({ side }) => side === 'US').map(({ id }) => id);
    const a = 'KR-0001';
    const b = partners.find((id) => !listed.has(`${a} ${id}`))!;
    const locked = [{ a, b, slot: 's1-1' }];
    expect(runRound({ ...snapshot, locked }, options).timetable.meetings).toContainEqual(
      expect.objectContaining({ a, b, slot: 's1-1' }),
    );
  });

  test('a snapshot that makes no valid instance is refused, with the place', () => {
    const twice = { ...snapshot, tables: [{ id: 'T1' }, { id: 'T1' }] };
    expect(() => runRound(twice, options)).toThrow(InstanceError);
    expect(() => runRound(twice, options)).toThrow(
      expect.objectContaining({ path: 'tables[1].id' }),
    );
  });

  test('nobody registered yet: an empty timetable', () => {
    const { timetable, quality } = runRound(createSnapshot({ firms: 0, seed: 1 }), options);
    expect([timetable.meetings.length, timetable.value, timetable.bound]).toEqual([0, 0, 0]);
    expect(quality.feasible).toBe(true);
  });
});

describe('the thread', () => {
  test('posts each phase in turn, few messages, and the last one with the answer', () => {
    const { port1, port2 } = new MessageChannel();
    const snapshot = createSnapshot({ firms: 20, seed: 2 });
    const { quality } = runTask({ snapshot, options, port: port1 });
    const posts: SolveProgress[] = [];
    for (let post = receiveMessageOnPort(port2); post; post = receiveMessageOnPort(port2)) {
      posts.push(post.message as SolveProgress);
    }
    port1.close();
    expect([...new Set(posts.map(({ phase }) => phase))]).toEqual([
      'score',
      'pair',
      'timetable',
      'verify',
    ]);
    expect(posts.length).toBeLessThan(70);
    const { value, bound } = quality;
    expect(posts.at(-1)).toEqual({ phase: 'verify', done: 4000, total: 4000, value, bound });
    const done = posts.map((post) => post.done);
    expect(done).toEqual(done.toSorted((x, y) => x - y));
  });

  test('answers a warm-up at once', () => {
    expect(runTask({ warmUp: true })).toEqual({ warm: true });
  });
});
