import { describe, expect, test } from '@jest/globals';
import { createSnapshot } from '#test/factories/snapshot.js';
import { openRound } from '../open-round.js';
import { runRound } from '../round.js';
import { scorePairs } from '../score/score-pairs.js';
import type { RoundSnapshot } from '../snapshot.js';
import { viewFor } from './own-view.js';

const snapshot = createSnapshot({ firms: 12, seed: 5 });
const { timetable } = runRound(snapshot, { seed: 1, budget: 2000 });
const view = (of: RoundSnapshot, own: string, other: string) =>
  viewFor(openRound(of, scorePairs(of), timetable), own, other);

describe('what a company may know', () => {
  test('is the same whether the other firm said "no" or nothing', () => {
    const said = snapshot.wishes.filter(({ kind }) => kind === 'no');
    const quiet = { ...snapshot, wishes: snapshot.wishes.filter(({ kind }) => kind !== 'no') };
    expect(said.length).toBeGreaterThan(5);
    for (const { from, to } of said) {
      // Unless it said "no" itself, which it knows.
      if (said.some((own) => own.from === to && own.to === from)) continue;
      expect(view(snapshot, to, from)).toEqual(view(quiet, to, from));
      expect(view(snapshot, from, to).cause).toBe('own-no');
    }
  });

  test('tells no score, no price and no third firm of two that do not meet', () => {
    const met = new Set(timetable.meetings.flatMap(({ a, b }) => [`${a} ${b}`, `${b} ${a}`]));
    const round = openRound(snapshot, scorePairs(snapshot), timetable);
    for (const own of snapshot.firms.filter(({ side }) => side === 'KR')) {
      for (const other of snapshot.firms.filter(({ side }) => side === 'US')) {
        const answer = viewFor(round, own.id, other.id);
        expect(answer.meets).toBe(met.has(`${own.id} ${other.id}`));
        if (answer.meets) continue;
        expect(answer.reasons).toEqual([]);
        expect(JSON.stringify(answer)).not.toMatch(/(KR|US)-\d+/);
      }
    }
  });
});
