import { createPostgresBackend, Queue, Worker, type Processor } from 'bullmq';
import { Redis } from 'ioredis';

import type { JobData, QueueName } from './jobs.js';

/** Redis where there is one, else the tables of BullMQ in our PostgreSQL. */
export interface QueueSettings {
  databaseUrl: string;
  redisUrl: string | null;
}

/** A finished job is removed, so that a sweep can add the same work again under the same id. */
const jobOptions = {
  removeOnComplete: true,
  removeOnFail: true,
} as const;

/**
 * A worker killed with -9 leaves a job that another takes up after the lock has run out. The database
 * decides whether the work is still wanted, so a job may stall as often as it must.
 */
const workerTimes = {
  lockDuration: 6_000,
  stalledInterval: 2_000,
  maxStalledCount: 1_000,
} as const;

const poolSize = 3;

function redis(url: string): Redis {
  return new Redis(url, { maxRetriesPerRequest: null });
}

export interface Opened<T> {
  it: T;
  close(): Promise<void>;
}

/** Opens a queue for adding jobs. */
export function openQueue<Name extends QueueName>(
  settings: QueueSettings,
  name: Name,
): Opened<Queue<JobData<Name>>> {
  const options = { defaultJobOptions: jobOptions };
  if (settings.redisUrl !== null) {
    const connection = redis(settings.redisUrl);
    const queue = new Queue<JobData<Name>>(name, { ...options, connection });
    return { it: queue, close: () => closeBoth(queue, connection) };
  }
  const connection = { connectionString: settings.databaseUrl, max: poolSize };
  const queue = new Queue(name, { ...options, connection }, createPostgresBackend);
  // The backend is BullMQ's own affair: the queue's methods are the same on both.
  return { it: queue as unknown as Queue<JobData<Name>>, close: () => queue.close() };
}

/** Opens a worker that takes jobs at once. */
export function openWorker<Name extends QueueName>(
  settings: QueueSettings,
  name: Name,
  process: Processor<JobData<Name>>,
  concurrency: number,
): Opened<Worker<JobData<Name>>> {
  const options = { ...workerTimes, concurrency };
  if (settings.redisUrl !== null) {
    const connection = redis(settings.redisUrl);
    const worker = new Worker<JobData<Name>>(name, process, {
      ...options,
      connection,
    });
    return { it: worker, close: () => closeBoth(worker, connection) };
  }
  const connection = { connectionString: settings.databaseUrl, max: poolSize + concurrency };
  const worker = new Worker(
    name,
    process as Processor,
    { ...options, connection },
    createPostgresBackend,
  );
  return { it: worker as unknown as Worker<JobData<Name>>, close: () => worker.close() };
}

async function closeBoth(user: { close(): Promise<void> }, connection: Redis): Promise<void> {
  await user.close();
  connection.disconnect();
}
