import { once } from 'node:events';
import { connect } from 'node:net';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { loadShowcase, openApplication, type Application } from '#test/support/application.js';
import { memberOf, type Member } from '#test/support/client.js';
import { paperOf, upload as put } from '#test/support/uploads.js';
import { image, pdf } from '#test/factories/files.js';

let application: Application;
let korean: Member;
let paper: string;

const megabyte = 1024 * 1024;
const upload = (who: Member, path: string, content: Buffer) =>
  put(application.url, who, path, content);
const logo = (content: Buffer) => upload(korean, `/companies/${korean.companyId}/logo`, content);

beforeAll(async () => {
  application = await openApplication();
  await loadShowcase(application.dataSource);
  korean = await memberOf(application, 'K001');
  paper = await paperOf(korean);
});

afterAll(() => application.close());

describe('the size of a file', () => {
  it('is 8 MB at most for a paper, 2 MB for a logo', async () => {
    expect((await upload(korean, paper, pdf({ size: 8 * megabyte }))).status).toBe(200);
    const larger = await upload(korean, paper, pdf({ size: 8 * megabyte + 1 }));
    expect([larger.status, larger.body.code]).toEqual([413, 'file.too-large']);
    const picture = Buffer.concat([await image('png'), Buffer.alloc(2 * megabyte)]);
    expect((await logo(picture)).status).toBe(413);
  });

  it('has to be said before', async () => {
    const answer = await fetch(`${application.url}/api/v1${paper}`, {
      method: 'PUT',
      headers: { Cookie: korean.cookie },
      body: new ReadableStream({
        start: (controller) => {
          controller.enqueue(new Uint8Array(pdf()));
          controller.close();
        },
      }),
      duplex: 'half',
    });
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([
      411,
      'file.length-needed',
    ]);
  });

  it('stores nothing of a body that breaks off', async () => {
    const before = await fileIds();
    const { port } = new URL(application.url);
    const socket = connect(Number(port), '127.0.0.1');
    await once(socket, 'connect');
    socket.write(
      `PUT /api/v1${paper} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nCookie: ${korean.cookie}\r\n` +
        `Content-Type: application/pdf\r\nContent-Length: 100000\r\n\r\n`,
    );
    socket.write(pdf());
    await new Promise((resolve) => setTimeout(resolve, 300));
    socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await fileIds()).toEqual(before);
  });

  it('counts in the quota of the company', async () => {
    await application.dataSource.query(
      `update stored_file set size = $1 where company_id = $2 and kind = 'certificate'`,
      [100 * megabyte, korean.companyId],
    );
    const answer = await logo(await image('png'));
    expect([answer.status, answer.body.code]).toEqual([409, 'file.quota']);
    // What it replaces does not count.
    expect((await upload(korean, paper, pdf())).status).toBe(200);
    expect((await logo(await image('png'))).status).toBe(200);
  });

  it('of a hundred at once needs the memory of a few', async () => {
    const content = pdf({ size: 8 * megabyte });
    await upload(korean, paper, content);
    let most = 0;
    const start = process.memoryUsage().rss;
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss - start)), 20);
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => upload(korean, paper, content)),
    );
    clearInterval(watch);
    expect(answers.map(({ status }) => status)).toEqual(Array(100).fill(200));
    expect(await fileIds()).toHaveLength(2);
    // 800 MB of files; sender and receiver are this one process.
    expect(most / megabyte).toBeLessThan(300);
  }, 240_000);
});

async function fileIds(): Promise<string[]> {
  const rows = await application.dataSource.query<{ id: string }[]>(
    'select id from stored_file where company_id = $1 order by id',
    [korean.companyId],
  );
  return rows.map(({ id }) => id);
}
