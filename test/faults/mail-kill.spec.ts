import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';

import { OutboxMail } from '#libs/mail/outbox-mail.entity.js';
import { queueMails } from '#libs/mail/outbox.js';
import { newMail } from '#test/factories/mail.js';
import { letTimePass, mailDatabase } from '#test/support/mail.js';
import { startSmtp, type Stage } from '#test/support/smtp.js';

const program = fileURLToPath(new URL('./mail-sender.js', import.meta.url));
const atOnce = 4;
const mails = 60;

/** Where to kill, and after how many times of coming there. */
const moments: [Stage, number][] = [
  ['connected', 1],
  ['sender', 3],
  ['recipient', 1],
  ['recipient', 6],
  ['data', 1],
  ['data', 5],
  ['received', 1],
  ['received', 4],
  ['answered', 1],
  ['answered', 2],
  ['answered', 5],
  ['answered', 7],
];

let dataSource: DataSource;
beforeAll(async () => {
  dataSource = await mailDatabase();
});
afterAll(() => dataSource.destroy());

async function run(child: ChildProcess): Promise<NodeJS.Signals | number | null> {
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  return signal ?? code;
}

describe('a sender killed with -9', () => {
  it('loses no mail, and repeats only what was under way, to the byte', async () => {
    let child: ChildProcess | null = null;
    let fuse: { stage: Stage; left: number } | null = null;
    const smtp = await startSmtp({
      at: (stage) => {
        if (fuse?.stage === stage && --fuse.left === 0) child?.kill('SIGKILL');
      },
    });
    const start = () => {
      const { url } = dataSource.options as { url: string };
      child = spawn(process.execPath, [program, url, smtp.url], { stdio: 'inherit' });
      return run(child);
    };
    await queueMails(
      dataSource.manager,
      Array.from({ length: mails }, (_, index) => newMail(index)),
    );

    const ends = [];
    for (const [stage, left] of moments) {
      fuse = { stage, left };
      ends.push(await start());
      await letTimePass(dataSource);
    }
    expect(ends).toEqual(moments.map(() => 'SIGKILL'));
    fuse = null;
    expect(await start()).toBe(0);
    await smtp.close();

    const rows = await dataSource.getRepository(OutboxMail).find();
    expect(rows.map((row) => row.state)).toEqual(rows.map(() => 'sent'));
    const copies = new Map<string, Buffer[]>();
    for (const source of smtp.received) {
      const id = /^Message-ID: (.*?)\r$/im.exec(source.toString())?.[1] ?? '';
      copies.set(id, [...(copies.get(id) ?? []), source]);
    }
    expect([...copies.keys()].sort()).toEqual(rows.map((row) => row.messageId).sort());
    for (const [first, ...others] of copies.values())
      for (const other of others) expect(first?.equals(other)).toBe(true);
    const repeated = smtp.taken.length - mails;
    expect(repeated).toBeGreaterThan(0);
    expect(repeated).toBeLessThanOrEqual(moments.length * atOnce);
  });
});
