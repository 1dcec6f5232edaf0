import { createServer, type AddressInfo } from 'node:net';

import type { DataSource } from 'typeorm';

import { startProcess, type Process } from './process.js';

export interface Node extends Process {
  url: string;
}

/** Starts API processes of their own on a database, as a balancer would find them. */
export function startNodes(dataSource: DataSource, count: number): Promise<Node[]> {
  const { options } = dataSource;
  const databaseUrl = 'url' in options ? String(options.url) : '';
  return Promise.all(Array.from({ length: count }, () => startNode(databaseUrl)));
}

async function startNode(databaseUrl: string): Promise<Node> {
  const port = await freePort();
  const node = startProcess('apps/api/main.js', [], {
    DATABASE_URL: databaseUrl,
    PUBLIC_URL: 'http://localhost:3000',
    PORT: String(port),
    LOG_LEVEL: 'info',
  });
  await node.printed('api ready');
  return { ...node, url: `http://127.0.0.1:${port}` };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
