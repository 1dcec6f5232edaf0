import { spawn, type ChildProcess } from 'node:child_process';

import pg from 'pg';
import { pino } from 'pino';
import { DataSource, type Logger } from 'typeorm';

import { createApi } from '#apps/api/create-api.js';
import { redeemSignInToken, issueSignInToken } from '#libs/accounts/sign-in.js';

import { fillDirectory, people } from './api-data.js';
import { onDatabase } from './database.js';

const repeats = 60;
const clients = 16;
const loadMilliseconds = 4000;

interface Statement {
  sql: string;
  values: unknown[];
}

export interface RouteFigures {
  /** Median milliseconds of one request, one at a time. */
  milliseconds: number;
  /** The same statements through a bare connection. */
  bareMilliseconds: number;
  ratio: number;
  /** Statements a request; it must not grow with the rows. */
  queries: number;
}

/** Requests on 2,000 companies and 40,000 wishes, against the bare SQL of the same rows. */
export async function benchApi(): Promise<object> {
  return onDatabase(async (databaseUrl) => {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    const filled = await fillDirectory(client, 2000, 40_000);
    const routes = await measureRoutes(databaseUrl, client, filled);
    const load = await measureLoad(databaseUrl, filled);
    await client.end();
    return { companies: 2000, wishes: 40_000, routes, load };
  });
}

interface Filled {
  slug: string;
  participation: string;
}

async function measureRoutes(
  databaseUrl: string,
  client: pg.Client,
  { slug, participation }: Filled,
): Promise<Record<string, RouteFigures>> {
  const app = await createApi(apiOptions(databaseUrl), pino({ level: 'silent' }));
  await app.listen(0, '127.0.0.1');
  const url = `${(await app.getUrl()).replace('[::1]', '127.0.0.1')}/api/v1`;
  const dataSource = app.get(DataSource);
  const cookie = await cookieOf(dataSource, people.member);
  const organiser = await cookieOf(dataSource, people.organiser);
  const own = `${url}/participations/${participation}`;
  const seen: Statement[] = [];
  dataSource.setOptions({ logger: recorder(seen) });
  Object.assign(dataSource, { logger: recorder(seen) });
  const get = (address: string, who: string) => () => fetch(address, { headers: { Cookie: who } });
  const requests: Record<string, () => Promise<Response>> = {
    directory: get(`${own}/directory?sort=name`, cookie),
    'directory search': get(`${own}/directory?q=gripper&sort=name`, cookie),
    'directory search, Korean': get(
      `${own}/directory?q=${encodeURIComponent('그리퍼')}&sort=name`,
      cookie,
    ),
    facets: get(`${own}/directory-facets`, cookie),
    registrations: get(`${url}/showcases/${slug}/participants`, organiser),
    'profile read': get(own, cookie),
    'profile edit': await editPart(own, cookie),
    wishes: get(`${own}/wishes`, cookie),
  };
  const figures: Record<string, RouteFigures> = {};
  for (const [name, request] of Object.entries(requests))
    figures[name] = await measure(name, request, seen, client);
  await app.close();
  return figures;
}

/** An edit that is right every time: it takes the version the last one answered. */
async function editPart(own: string, cookie: string): Promise<() => Promise<Response>> {
  const first = await fetch(own, { headers: { Cookie: cookie } });
  const body = (await first.json()) as { version: number };
  let version = `"${body.version}"`;
  return async () => {
    const answer = await fetch(`${own}/part`, {
      method: 'PUT',
      headers: { Cookie: cookie, 'Content-Type': 'application/json', 'If-Match': version },
      body: JSON.stringify({ roles: ['supplier'], minMeetings: 1, maxMeetings: 8 }),
    });
    version = answer.headers.get('etag') ?? version;
    return answer;
  };
}

async function measure(
  name: string,
  request: () => Promise<Response>,
  seen: Statement[],
  client: pg.Client,
): Promise<RouteFigures> {
  const once = async () => {
    const answer = await request();
    if (!answer.ok) throw new Error(`${name}: ${answer.status} ${await answer.text()}`);
    await answer.arrayBuffer();
  };
  for (let warm = 0; warm < 5; warm++) await once();
  seen.length = 0;
  await once();
  const statements = [...seen];
  const ours: number[] = [];
  const bare: number[] = [];
  for (let run = 0; run < repeats; run++) {
    ours.push(await timed(once));
    bare.push(await timed(() => replay(client, statements)));
  }
  const [milliseconds, bareMilliseconds] = [median(ours), median(bare)];
  const ratio = Math.round((100 * milliseconds) / bareMilliseconds) / 100;
  return { milliseconds, bareMilliseconds, ratio, queries: statements.length };
}

/** The statements of one request on one connection; what they change is rolled back. */
async function replay(client: pg.Client, statements: Statement[]): Promise<void> {
  await client.query('begin');
  for (const { sql, values } of statements)
    if (!/^(start transaction|commit)/i.test(sql)) await client.query(sql, values);
  await client.query('rollback');
}

/** Requests a second with one API process and with two. */
async function measureLoad(databaseUrl: string, { participation }: Filled): Promise<object> {
  const app = await createApi(apiOptions(databaseUrl), pino({ level: 'silent' }));
  await app.init();
  const cookie = await cookieOf(app.get(DataSource), people.member);
  await app.close();
  const path = `/api/v1/participations/${participation}/directory?sort=name`;
  const ports = [38_411, 38_412];
  const processes = await Promise.all(ports.map((port) => startApi(databaseUrl, port)));
  const one = await load([ports[0]!], path, cookie);
  const two = await load(ports, path, cookie);
  for (const process of processes) process.kill();
  return { onePerSecond: one, twoPerSecond: two, ratio: Math.round((100 * two) / one) / 100 };
}

function startApi(databaseUrl: string, port: number): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['dist/apps/api/main.js'], {
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      PUBLIC_URL: 'http://localhost',
      PORT: String(port),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.stdout.once('data', () => resolve(child));
    child.once('exit', () => reject(new Error('The API process did not start')));
  });
}

async function load(ports: number[], path: string, cookie: string): Promise<number> {
  const until = performance.now() + loadMilliseconds;
  let answered = 0;
  await Promise.all(
    Array.from({ length: clients }, async (_, index) => {
      const address = `http://127.0.0.1:${ports[index % ports.length]}${path}`;
      while (performance.now() < until) {
        await (await fetch(address, { headers: { Cookie: cookie } })).arrayBuffer();
        answered += 1;
      }
    }),
  );
  return Math.round((1000 * answered) / loadMilliseconds);
}

function apiOptions(databaseUrl: string) {
  return {
    databaseUrl,
    queue: { databaseUrl, redisUrl: null },
    mailbox: false,
    samples: false,
    publicUrl: 'http://localhost',
    trustedProxies: 0,
    webhooksToLoopback: false,
  };
}

async function cookieOf({ manager }: DataSource, email: string): Promise<string> {
  const token = await issueSignInToken(manager, { email }, 60_000);
  const redeemed = await redeemSignInToken(manager, token, null, {
    userAgent: 'bench',
    before: null,
  });
  return `showcase_session=${redeemed?.cookie ?? ''}`;
}

/** Keeps every statement that goes to the database. */
function recorder(seen: Statement[]): Logger {
  const nothing = () => undefined;
  return {
    logQuery: (sql, values) => {
      seen.push({ sql, values: (values ?? []) as unknown[] });
    },
    logQueryError: nothing,
    logQuerySlow: nothing,
    logSchemaBuild: nothing,
    logMigration: nothing,
    log: nothing,
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(100 * (sorted[Math.floor(sorted.length / 2)] ?? 0)) / 100;
}
