import 'reflect-metadata';

import { EnvironmentError, readEnvironment } from '#libs/config/environment.js';
import { openLog } from '#libs/config/log.js';

import { createApi } from './create-api.js';

/** An API process of its own: `node dist/apps/api/main.js`. Migrations are run before, by `showcase migrate`. */
async function main(): Promise<void> {
  const environment = readEnvironment();
  const { databaseUrl, redisUrl, publicUrl, host, port, logLevel } = environment;
  const missing = Object.entries({ DATABASE_URL: databaseUrl, PUBLIC_URL: publicUrl })
    .filter(([, value]) => value === null)
    .map(([name]) => ({ name, message: 'must be set for an API process' }));
  if (databaseUrl === null || publicUrl === null) throw new EnvironmentError(missing);
  const app = await createApi(
    {
      databaseUrl,
      queue: { databaseUrl, redisUrl },
      mailbox: false,
      samples: false,
      publicUrl,
      trustedProxies: environment.trustedProxies,
      webhooksToLoopback: environment.webhooksToLoopback,
    },
    openLog(logLevel),
  );
  app.enableShutdownHooks();
  await app.listen(port, host);
  process.stdout.write(`api ready on ${host}:${port}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
