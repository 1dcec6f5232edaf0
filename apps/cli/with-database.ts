import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';

import { WorkerModule } from '#apps/worker/worker.module.js';
import type { Environment } from '#libs/config/environment.js';
import {
  runningEmbeddedUrl,
  startEmbeddedPostgres,
} from '#libs/database/embedded/start-embedded.js';
import { migrateDatabase } from '#libs/database/migrate.js';

/**
 * Runs a command on the database: the given one, the embedded one of a Showcase Match that runs, or
 * the embedded one started for this command.
 */
export async function withDatabase<T>(
  environment: Environment,
  work: (dataSource: DataSource) => Promise<T>,
): Promise<T> {
  const server = await open(environment);
  const { url } = server;
  try {
    await migrateDatabase(url);
    const app = await NestFactory.createApplicationContext(
      WorkerModule.register({ databaseUrl: url, redisUrl: environment.redisUrl }),
      { logger: ['error'], abortOnError: false },
    );
    try {
      return await work(app.get(DataSource));
    } finally {
      await app.close();
    }
  } finally {
    await server.stop();
  }
}

async function open({ databaseUrl, dataDir }: Environment) {
  const running = databaseUrl ?? (await runningEmbeddedUrl(dataDir));
  if (running !== null) return { url: running, stop: () => Promise.resolve() };
  return startEmbeddedPostgres({ dataDir });
}
