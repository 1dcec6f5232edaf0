import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { Timetable } from '#libs/matching/instance.js';
import { RoundDesk } from '#libs/rounds/desk.js';
import {
  loadShowcase,
  openApplication,
  roundIn,
  type Application,
} from '#test/support/application.js';

describe('questions about a stored round', () => {
  let application: Application;
  let desk: RoundDesk;
  let roundId: string;
  let timetable: Timetable;

  beforeAll(async () => {
    application = await openApplication();
    const { showcase, userId } = await loadShowcase(application.dataSource);
    await application.startWorker();
    const round = await application.rounds.start({
      showcaseId: showcase.id,
      userId,
      seed: 7,
      budget: 20_000,
    });
    roundId = round.id;
    await roundIn(application.dataSource, roundId, ['proposed']);
    desk = application.app.get(RoundDesk);
    const [row] = await application.dataSource.query<{ timetable: Timetable }[]>(
      'select timetable from round where id = $1',
      [roundId],
    );
    timetable = row!.timetable;
  });

  afterAll(() => application.close());

  const why = (a: string, b: string) => ({ ask: 'why' as const, a, b });

  it('answers from the pairs kept with the proposal', async () => {
    const { a, b } = timetable.meetings[0]!;
    const answer = await desk.ask(desk.proposal(roundId), why(b, a));
    expect(answer).toMatchObject({ meets: true, meeting: timetable.meetings[0] });
    expect(answer.scored?.reasons.length).toBeGreaterThan(0);
  });

  it('scores the pairs of an older round anew, to the same', async () => {
    const { a, b } = timetable.meetings[0]!;
    const kept = await desk.ask(desk.proposal(roundId), why(a, b));
    await application.dataSource.query('update round set pairs = null where id = $1', [roundId]);
    const other = new RoundDesk(application.dataSource);
    try {
      expect(await other.ask(other.proposal(roundId), why(a, b))).toEqual(kept);
    } finally {
      await other.onApplicationShutdown();
    }
  });

  it('keeps several timetables of a round apart, and takes in what it has lost, many at once', async () => {
    const { a, b } = timetable.meetings[0]!;
    const without = (k: number) => ({ meetings: timetable.meetings.slice(k) });
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, k) =>
        desk.ask(
          { roundId, revision: `draft-${k % 6}`, read: () => Promise.resolve(without(k % 2)) },
          why(a, b),
        ),
      ),
    );
    expect(answers.map(({ meets }) => !meets)).toEqual(
      Array.from({ length: 12 }, (_, k) => k % 2 === 1),
    );
  });

  it('has nothing to say of a round without a timetable', async () => {
    const unknown = '00000000-0000-4000-8000-000000000000';
    await expect(desk.ask(desk.proposal(unknown), why('a', 'b'))).rejects.toMatchObject({
      code: 'round.no-timetable',
    });
  });
});
