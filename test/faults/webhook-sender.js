// A sender process of its own, to be killed: sends what is due to every endpoint until nothing is left.
// Argument: database address. Every name leads to this machine here.
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';

import { WorkerModule } from '../../dist/apps/worker/worker.module.js';
import { deliverDue, endpointsWithDue } from '../../dist/libs/webhooks/deliver.js';

const [databaseUrl = ''] = process.argv.slice(2);
const app = await NestFactory.createApplicationContext(
  WorkerModule.register({ databaseUrl, redisUrl: null }),
  { logger: false },
);
const dataSource = app.get(DataSource);
const options = {
  outside: {
    loopback: true,
    ports: [],
    resolve: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]),
  },
  publicUrl: 'http://localhost:3000',
  shutdown: new globalThis.AbortController().signal,
};
const endpoints = await endpointsWithDue(dataSource, 100);
await Promise.all(endpoints.map((id) => deliverDue(dataSource, id, options)));
await app.close();
