import { randomUUID } from 'node:crypto';

import { createPostgresBackend, Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';

import { openWorker, type QueueSettings } from '#libs/queue/backend.js';
import { JobQueues } from '#libs/queue/job-queues.js';

import { startRedis } from '../support/redis-server.js';

import { onDatabase } from './database.js';

export interface QueueFigures {
  jobs: number;
  concurrency: number;
  /** Jobs that do nothing, added in bulk and taken by one worker. */
  jobsPerSecond: number;
  /** The same through BullMQ alone on the same backend. */
  barePerSecond: number;
  ratio: number;
}

const jobs = 2000;
const concurrency = 8;
const runs = 3;

/** Jobs a second through our queues against bare BullMQ, on each backend there is. */
export async function benchQueue(): Promise<Record<string, QueueFigures>> {
  const redis = await startRedis();
  try {
    return await onDatabase(async (databaseUrl) => ({
      postgresql: await measure({ databaseUrl, redisUrl: null }),
      ...(redis ? { redis: await measure({ databaseUrl, redisUrl: redis.url }) } : {}),
    }));
  } finally {
    await redis?.stop();
  }
}

async function measure(settings: QueueSettings): Promise<QueueFigures> {
  const ours: number[] = [];
  const bare: number[] = [];
  for (let run = 0; run < runs; run++) {
    ours.push(await throughOurs(settings));
    bare.push(await throughBullMq(settings, `bare-${run}`));
  }
  const [jobsPerSecond, barePerSecond] = [median(ours), median(bare)];
  const ratio = Math.round((100 * jobsPerSecond) / barePerSecond) / 100;
  return { jobs, concurrency, jobsPerSecond, barePerSecond, ratio };
}

function median(values: number[]): number {
  return Math.round(values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0);
}

/** Resolves with the jobs a second once all of them have been taken. */
function counter() {
  let left = jobs;
  const started = performance.now();
  let finish: (perSecond: number) => void = () => undefined;
  const finished = new Promise<number>((resolve) => (finish = resolve));
  const took = () => {
    left -= 1;
    if (left === 0) finish((1000 * jobs) / (performance.now() - started));
    return Promise.resolve();
  };
  return { finished, took };
}

async function throughOurs(settings: QueueSettings): Promise<number> {
  const queues = new JobQueues(settings, (error) => process.stderr.write(`${error.message}\n`));
  const { finished, took } = counter();
  const worker = openWorker(settings, 'mail', took, concurrency);
  await queues.addMails(Array.from({ length: jobs }, () => randomUUID()));
  const perSecond = await finished;
  await worker.close();
  await queues.close();
  return perSecond;
}

async function throughBullMq(settings: QueueSettings, name: string): Promise<number> {
  const { finished, took } = counter();
  const { queue, worker, connection } = openBare(settings, name, took);
  for (let start = 0; start < jobs; start += 500)
    await queue.addBulk(
      Array.from({ length: 500 }, () => ({
        name: 'send',
        data: { mailId: randomUUID() },
        opts: { jobId: `mail-${randomUUID()}`, removeOnComplete: true },
      })),
    );
  const perSecond = await finished;
  await worker.close();
  await queue.close();
  connection?.disconnect();
  return perSecond;
}

function openBare(settings: QueueSettings, name: string, took: () => Promise<void>) {
  if (settings.redisUrl !== null) {
    const connection = new Redis(settings.redisUrl, { maxRetriesPerRequest: null });
    const queue = new Queue(name, { connection });
    return { queue, worker: new Worker(name, took, { connection, concurrency }), connection };
  }
  const connection = { connectionString: settings.databaseUrl, max: 3 };
  const queue = new Queue(name, { connection }, createPostgresBackend);
  const wide = { ...connection, max: 3 + concurrency };
  const worker = new Worker(name, took, { connection: wide, concurrency }, createPostgresBackend);
  return { queue, worker, connection: null };
}
