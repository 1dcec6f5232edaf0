import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { QueryFailedError } from 'typeorm';

import { ensureUser } from '#libs/accounts/sign-in.js';
import { createShowcase } from '#libs/showcases/create-showcase.js';
import { Meeting } from '#libs/rounds/meeting.entity.js';
import { MatchingEngine } from '#libs/rounds/engine.js';
import { exportRound, replayRound } from '#libs/rounds/replay-round.js';
import { hashSnapshot } from '#libs/rounds/hash-snapshot.js';
import { takeSnapshot } from '#libs/rounds/take-snapshot.js';
import { cancelRound, startRound, stopRound } from '#libs/rounds/start-round.js';
import { OutboxMail } from '#libs/mail/outbox-mail.entity.js';
import { verifyTimetable } from '#libs/matching/verify.js';
import {
  loadShowcase,
  openApplication,
  roundIn,
  type Application,
} from '#test/support/application.js';
import { describeWithRedis, startRedis } from '#test/support/redis.js';

const publicUrl = 'https://match.example';
const budget = 20_000;

function roundSuite(open: () => Promise<{ application: Application; stop: () => Promise<void> }>) {
  let application: Application;
  let stop: () => Promise<void>;
  let showcaseId: string;
  let userId: string;

  beforeAll(async () => {
    ({ application, stop } = await open());
    const loaded = await loadShowcase(application.dataSource);
    showcaseId = loaded.showcase.id;
    userId = loaded.userId;
    await application.startWorker();
  });

  afterAll(async () => {
    await application.close();
    await stop();
  });

  const start = (seed: number) => application.rounds.start({ showcaseId, userId, seed, budget });
  const publish = (roundId: string) => application.rounds.publish({ roundId, userId, publicUrl });

  it('goes from a start to mailed schedules', async () => {
    const { id } = await start(7);
    const round = await roundIn(application.dataSource, id, ['proposed', 'failed']);
    expect(round).toMatchObject({ state: 'proposed', failure: null });
    expect(round.quality).toMatchObject({ feasible: true });
    expect(round.quality?.bound).toBeGreaterThanOrEqual(round.quality?.value ?? Infinity);
    const publication = await publish(id);
    expect(publication.version).toBe(1);
    expect(publication.mailIds.length).toBeGreaterThan(100);
    for (let tries = 0; tries < 300; tries++) {
      const left = await application.dataSource.manager
        .createQueryBuilder(OutboxMail, 'mail')
        .where(`state <> 'sent'`)
        .getCount();
      if (left === 0) break;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const states = await application.dataSource.query<object[]>(
      'select state, count(*)::int as count from outbox_mail group by state',
    );
    expect(states).toEqual([{ state: 'sent', count: publication.mailIds.length }]);
  });

  it('replays to the same timetable, which others can verify', async () => {
    const engine = new MatchingEngine();
    try {
      const replay = await replayRound(application.dataSource, engine, 'latest');
      expect(replay).toMatchObject({ identical: true });
      const { instance, timetable } = await exportRound(application.dataSource, 'latest');
      expect(verifyTimetable(instance, timetable)).toMatchObject({
        feasible: true,
        violations: [],
      });
    } finally {
      await engine.close();
    }
  });

  it('mails only those whose schedule changes in a second version', async () => {
    const same = await start(7);
    await roundIn(application.dataSource, same.id, ['proposed']);
    expect((await publish(same.id)).mailIds).toEqual([]);
    // A table is taken away, so that the meetings at it must move.
    await application.dataSource.query(
      `update showcase_table set available_slots = '{}' where number = 1`,
    );
    const other = await start(8);
    await roundIn(application.dataSource, other.id, ['proposed']);
    const { mailIds, version } = await publish(other.id);
    expect(version).toBe(3);
    expect(mailIds.length).toBeGreaterThan(0);
    const raised = await application.dataSource.query<{ most: number }[]>(
      `select max(sequence) as most from meeting m
       join schedule_version v on v.id = m.version_id where v.number = 3`,
    );
    expect(raised[0]?.most).toBeGreaterThan(0);
    const mail = await application.dataSource.manager.findOneByOrFail(OutboxMail, {
      id: mailIds[0] ?? '',
    });
    expect(mail.subject).toMatch(/version 3|3판/);
  });

  it('lets one of two publishers win', async () => {
    const { id } = await start(9);
    await roundIn(application.dataSource, id, ['proposed']);
    const answers = await Promise.allSettled([publish(id), publish(id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = answers.find((answer) => answer.status === 'rejected');
    expect(refused?.reason).toMatchObject({ code: 'round.not-proposed' });
  });

  it('runs one round of a showcase at a time, and stops one that is cancelled', async () => {
    const { id } = await application.rounds.start({ showcaseId, userId, budget: 900_000_000 });
    await expect(start(10)).rejects.toMatchObject({ code: 'round.running' });
    await roundIn(application.dataSource, id, ['running']);
    await cancelRound(application.dataSource, { roundId: id, userId });
    await expect(
      cancelRound(application.dataSource, { roundId: id, userId }),
    ).rejects.toMatchObject({
      code: 'round.not-running',
    });
    const next = await start(10);
    const round = await roundIn(application.dataSource, next.id, ['proposed'], 20);
    expect(round.state).toBe('proposed');
    expect((await roundIn(application.dataSource, id, ['cancelled'])).quality).toBeNull();
  });

  it('keeps the best so far of a round that is stopped, and says that it cannot be replayed', async () => {
    // Were changes dear, what is published would soon be proven best, and nothing be left to stop.
    await application.dataSource.query(
      `update showcase set weights = jsonb_set(weights, '{objective,change}', '0')`,
    );
    const { id } = await application.rounds.start({ showcaseId, userId, budget: 900_000_000 });
    for (let tries = 0; tries < 900; tries++) {
      const { progress } = await roundIn(application.dataSource, id, ['running', 'queued']);
      if (progress?.phase === 'timetable' && progress.done > 0) break;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await stopRound(application.dataSource, { roundId: id, userId });
    const round = await roundIn(application.dataSource, id, ['proposed'], 20);
    expect(round.quality).toMatchObject({ feasible: true });
    expect(round.stoppedAt).toBeGreaterThan(0);
    expect(round.stoppedAt).toBeLessThan(900_000_000);
    const [stored] = await application.dataSource.query<
      { history: { done: number; value: number | null }[] }[]
    >('select history from round where id = $1', [id]);
    const last = stored?.history.at(-1);
    expect(last).toMatchObject({ done: round.stoppedAt, value: round.quality?.value });
    await expect(stopRound(application.dataSource, { roundId: id, userId })).rejects.toMatchObject({
      code: 'round.not-running',
    });
    await expect(readReplayability(id)).resolves.toEqual([null, round.stoppedAt]);
  }, 180_000);

  const readReplayability = async (id: string) => {
    // As it stands in the budget it would run for hours: a short one does to see what is answered.
    await application.dataSource.query(`update round set budget = '1000' where id = $1`, [id]);
    const engine = new MatchingEngine();
    try {
      const { identical, stoppedAt } = await replayRound(application.dataSource, engine, id);
      return [identical, stoppedAt];
    } finally {
      await engine.close();
    }
  };

  it('lifts the worst-off first where asked, and says what that cost', async () => {
    const { id } = await application.rounds.start({
      showcaseId,
      userId,
      seed: 3,
      budget,
      fair: true,
    });
    const round = await roundIn(application.dataSource, id, ['proposed', 'failed']);
    expect(round).toMatchObject({ state: 'proposed', fair: true });
    expect(round.fairPrice).toEqual(expect.any(Number));
    const engine = new MatchingEngine();
    try {
      const replay = await replayRound(application.dataSource, engine, id);
      expect(replay.identical).toBe(true);
    } finally {
      await engine.close();
    }
  });

  it('finishes a round whose job was never added', async () => {
    const { id } = await startRound(application.dataSource, {
      showcaseId,
      userId,
      seed: 11,
      budget,
    });
    expect((await roundIn(application.dataSource, id, ['proposed'], 20)).state).toBe('proposed');
  });
}

describe('rounds, queue in PostgreSQL', () => {
  roundSuite(async () => ({ application: await openApplication(), stop: () => Promise.resolve() }));
});

describeWithRedis('rounds, queue in Redis', () => {
  roundSuite(async () => {
    const redis = await startRedis();
    return { application: await openApplication(redis.url), stop: () => redis.stop() };
  });
});

describe('snapshots and versions', () => {
  let application: Application;

  beforeAll(async () => {
    application = await openApplication();
  });

  afterAll(() => application.close());

  it('takes the same snapshot of the same showcase, with as many queries for few rows as for many', async () => {
    const { showcase } = await loadShowcase(application.dataSource);
    const count = async () => {
      const runner = application.dataSource.createQueryRunner();
      const queries: string[] = [];
      const query = runner.query.bind(runner);
      runner.query = ((text: string, ...rest: []) => {
        queries.push(text);
        return query(text, ...rest);
      }) as typeof runner.query;
      const snapshot = await takeSnapshot(runner.manager, showcase.id);
      await runner.release();
      return { queries: queries.length, snapshot };
    };
    const many = await count();
    expect(hashSnapshot((await count()).snapshot)).toBe(hashSnapshot(many.snapshot));
    await application.dataSource.query(
      `delete from participant where code not in ('K001', 'U001', 'U002')`,
    );
    const few = await count();
    expect(few.snapshot.firms).toHaveLength(3);
    expect(few.queries).toBe(many.queries);
  });

  it('takes the same snapshot of the same file on another machine', async () => {
    const machines = [await openApplication(), await openApplication()];
    try {
      const hashes = await Promise.all(
        machines.map(async ({ dataSource }) => {
          const { showcase } = await loadShowcase(dataSource);
          return hashSnapshot(await takeSnapshot(dataSource.manager, showcase.id));
        }),
      );
      expect(new Set(hashes).size).toBe(1);
    } finally {
      for (const machine of machines) await machine.close();
    }
  });

  it('refuses a round in which nobody could meet', async () => {
    const { dataSource } = application;
    const user = await ensureUser(dataSource.manager, {
      email: 'new@showcase.example',
      name: 'New',
    });
    const texts = { en: 'Empty', ko: '빈' };
    const empty = await createShowcase(
      dataSource,
      {
        slug: 'empty-2027',
        sector: 'robotics',
        name: texts,
        venue: texts,
        city: texts,
        timeZone: 'Asia/Seoul',
        startsOn: '2027-01-01',
        endsOn: '2027-01-01',
        contact: { name: 'New', email: 'new@showcase.example', phone: null },
        slots: [],
        tables: 3,
      },
      user,
    );
    await expect(
      startRound(dataSource, { showcaseId: empty.id, userId: user.id, budget }),
    ).rejects.toMatchObject({ code: 'round.no-pairs' });
  });

  it('leaves a double booking to the database to refuse', async () => {
    const [row] = await application.dataSource.query<{ d: string }[]>(
      `select string_agg(conname, ' ') as d from pg_constraint
       where conrelid = 'meeting'::regclass and contype = 'u'`,
    );
    expect(row?.d.split(' ')).toHaveLength(5);
    await expect(application.dataSource.manager.insert(Meeting, {})).rejects.toBeInstanceOf(
      QueryFailedError,
    );
  });
});
