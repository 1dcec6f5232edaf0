import { describe } from '@jest/globals';

import { redisPresent, startRedis as start, type RedisServer } from './redis-server.js';

/** `describe` where a redis-server is installed; else the suite is skipped, and says so. */
export const describeWithRedis = redisPresent ? describe : skipped;

function skipped(name: string, suite: () => void): void {
  describe.skip(`${name} (skipped: no redis-server on this machine)`, suite);
}

/** A Redis for a suite that runs only where there is one. */
export async function startRedis(): Promise<RedisServer> {
  const server = await start();
  if (!server) throw new Error('There is no redis-server on this machine');
  return server;
}
