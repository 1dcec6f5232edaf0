import { AsyncLocalStorage } from 'node:async_hooks';

import { DataSource, type QueryRunner, type ReplicationMode } from 'typeorm';

import { poolSize } from './pool-size.js';

interface Joined {
  runner: QueryRunner;
  open: boolean;
  afterwards: (() => Promise<void>)[];
}

const joined = new AsyncLocalStorage<Joined>();

function current(): Joined | undefined {
  const store = joined.getStore();
  return store?.open === true ? store : undefined;
}

/** A data source whose statements and transactions become part of `inOneTransaction` when called within. */
export class JoiningDataSource extends DataSource {
  override createQueryRunner(mode?: ReplicationMode): QueryRunner {
    return current()?.runner ?? super.createQueryRunner(mode);
  }
}

/**
 * Runs work whose every statement on the data source is part of one transaction; transactions within become
 * savepoints. So work made of several rooms' functions takes place as a whole or not at all.
 */
export async function inOneTransaction<T>(
  dataSource: JoiningDataSource,
  work: () => Promise<T>,
): Promise<T> {
  await turn();
  const { runner, release } = sharedRunner(dataSource);
  const store: Joined = { runner, open: true, afterwards: [] };
  try {
    await runner.startTransaction();
    const result = await joined.run(store, work);
    await runner.commitTransaction();
    store.open = false;
    for (const follow of store.afterwards) await follow();
    return result;
  } catch (error) {
    if (store.open) await runner.rollbackTransaction();
    throw error;
  } finally {
    store.open = false;
    await release();
    done();
  }
}

/**
 * Transactions at once. Work within may need a second connection (limits are counted outside, so that a failure
 * counts): were all connections taken by such work, it would wait for itself for ever.
 */
const most = poolSize / 2;
let running = 0;
const waiting: (() => void)[] = [];

async function turn(): Promise<void> {
  if (running < most) running++;
  else await new Promise<void>((resolve) => waiting.push(resolve));
}

function done(): void {
  const next = waiting.shift();
  if (next) next();
  else running--;
}

/** Does what may only follow a commit: now, or after the commit of the transaction that this is part of. */
export async function afterCommit(follow: () => Promise<void>): Promise<void> {
  const store = current();
  if (store) store.afterwards.push(follow);
  else await follow();
}

/** A connection that its many users cannot give back, and that takes one statement at a time. */
function sharedRunner(dataSource: DataSource): {
  runner: QueryRunner;
  release: () => Promise<void>;
} {
  const runner = dataSource.createQueryRunner();
  const release = runner.release.bind(runner);
  const query = runner.query.bind(runner) as (...values: unknown[]) => Promise<unknown>;
  let last: Promise<unknown> = Promise.resolve();
  runner.release = () => Promise.resolve();
  runner.query = ((...values: unknown[]) => {
    const next = () => query(...values);
    return (last = last.then(next, next));
  }) as QueryRunner['query'];
  return { runner, release };
}
