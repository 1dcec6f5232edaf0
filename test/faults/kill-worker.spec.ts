import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { fingerprint } from '#libs/rounds/replay-round.js';
import { Round } from '#libs/rounds/round.entity.js';
import {
  loadShowcase,
  openApplication,
  roundIn,
  type Application,
} from '#test/support/application.js';
import { startProcess } from '#test/support/process.js';
import { describeWithRedis, startRedis } from '#test/support/redis.js';

/** Milliseconds after the round was taken up: while the snapshot is taken, early and late in the search. */
const moments = [0, 60, 250, 700];
const budget = 400_000;

function killSuite(open: () => Promise<{ redisUrl: string | null; stop: () => Promise<void> }>) {
  let application: Application;
  let redisUrl: string | null;
  let stop: () => Promise<void>;
  let showcaseId: string;
  let userId: string;

  beforeAll(async () => {
    ({ redisUrl, stop } = await open());
    application = await openApplication(redisUrl);
    const loaded = await loadShowcase(application.dataSource);
    showcaseId = loaded.showcase.id;
    userId = loaded.userId;
  });

  afterAll(async () => {
    await application.close();
    await stop();
  });

  const startWorkerProcess = async () => {
    const options = application.dataSource.options;
    const worker = startProcess('apps/worker/main.js', [], {
      DATABASE_URL: 'url' in options ? String(options.url) : '',
      // No mail is written in this test.
      SMTP_URL: 'smtp://127.0.0.1:9',
      PUBLIC_URL: 'http://localhost:3000',
      ...(redisUrl === null ? {} : { REDIS_URL: redisUrl }),
    });
    await worker.printed('worker ready');
    return worker;
  };

  const stored = (id: string) =>
    application.dataSource
      .getRepository(Round)
      .createQueryBuilder('round')
      .addSelect('round.timetable')
      .where({ id })
      .getOneOrFail();

  it('gives the answer of an undisturbed run, whenever it was killed', async () => {
    const answers: string[] = [];
    for (const moment of [null, ...moments]) {
      const { id } = await application.rounds.start({ showcaseId, userId, seed: 5, budget });
      const first = await startWorkerProcess();
      if (moment !== null) {
        await roundIn(application.dataSource, id, ['running', 'proposed']);
        await new Promise((resolve) => setTimeout(resolve, moment));
        await first.kill('SIGKILL');
        const between = await stored(id);
        // Nothing half-written: either the whole proposal or none of it.
        expect([between.state === 'proposed', between.timetable !== null]).toEqual(
          Array(2).fill(between.state === 'proposed'),
        );
      }
      const second = moment === null ? first : await startWorkerProcess();
      await roundIn(application.dataSource, id, ['proposed'], 60);
      expect(await second.kill('SIGTERM')).toBe(0);
      const round = await stored(id);
      if (!round.timetable) throw new Error('no timetable');
      answers.push(fingerprint(round.timetable));
    }
    expect(new Set(answers).size).toBe(1);
  }, 240_000);
}

describe('a worker killed with -9, queue in PostgreSQL', () => {
  killSuite(() => Promise.resolve({ redisUrl: null, stop: () => Promise.resolve() }));
});

describeWithRedis('a worker killed with -9, queue in Redis', () => {
  killSuite(async () => {
    const redis = await startRedis();
    return { redisUrl: redis.url, stop: () => redis.stop() };
  });
});
