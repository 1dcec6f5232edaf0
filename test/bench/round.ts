import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';

import { WorkerModule } from '#apps/worker/worker.module.js';
import { MatchingEngine } from '#libs/rounds/engine.js';
import { Round } from '#libs/rounds/round.entity.js';
import { runRoundJob } from '#libs/rounds/run-round.js';
import { defaultWeights, Showcase } from '#libs/showcases/showcase.entity.js';

import { createSnapshot } from '../factories/snapshot.js';

import { onDatabase } from './database.js';

export interface RoundFigures {
  firms: string;
  /** From the job's start to the stored proposal. */
  seconds: number;
  /** The engine alone on the same snapshot. */
  engineSeconds: number;
  ratio: number;
  proposalKb: number;
}

/** A whole round as the worker runs it, storing included, against the engine alone. */
export async function benchRound(): Promise<object> {
  return onDatabase(async (databaseUrl) => {
    const app = await NestFactory.createApplicationContext(
      WorkerModule.register({ databaseUrl, redisUrl: null }),
      { logger: ['error'] },
    );
    const engine = new MatchingEngine();
    await engine.warmUp();
    const rounds: RoundFigures[] = [];
    for (const firms of [60, 200]) rounds.push(await measure(app.get(DataSource), engine, firms));
    await engine.close();
    await app.close();
    return { rounds, peakMemoryMb: Math.round(process.resourceUsage().maxRSS / 1024) };
  });
}

async function measure(
  dataSource: DataSource,
  engine: MatchingEngine,
  firms: number,
): Promise<RoundFigures> {
  const snapshot = createSnapshot({ firms, seed: 1 });
  const options = { seed: 1, budget: 'quick' } as const;
  const showcase = await dataSource.manager.save(
    dataSource.manager.create(Showcase, showcaseOf(firms)),
  );
  const round = await dataSource.manager.save(
    dataSource.manager.create(Round, {
      showcase,
      number: 1,
      snapshot,
      snapshotHash: '',
      ...options,
    }),
  );
  const engineSeconds = await seconds(() => engine.run(snapshot, options));
  const never = new AbortController().signal;
  const whole = await seconds(() => runRoundJob(dataSource, engine, round.id, never));
  const [size] = await dataSource.query<{ kb: number }[]>(
    `select (pg_column_size(timetable) + pg_column_size(reasons)) / 1024 as kb from round where id = $1`,
    [round.id],
  );
  const ratio = Math.round((100 * whole) / engineSeconds) / 100;
  return {
    firms: `${firms} x ${firms}`,
    seconds: whole,
    engineSeconds,
    ratio,
    proposalKb: size?.kb ?? 0,
  };
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return Math.round(performance.now() - started) / 1000;
}

function showcaseOf(firms: number) {
  const name = `bench-${firms}`;
  return {
    slug: name,
    sector: 'robotics',
    nameEn: name,
    nameKo: name,
    venueEn: name,
    venueKo: name,
    cityEn: name,
    cityKo: name,
    timeZone: 'UTC',
    startsOn: '2027-05-17',
    endsOn: '2027-05-18',
    contactName: name,
    contactEmail: `${name}@showcase.example`,
    contactPhone: null,
    weights: defaultWeights,
  };
}
