import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { OutboxMail } from '#libs/mail/outbox-mail.entity.js';
import { openApplication, type Application } from '#test/support/application.js';
import { openShowcase } from '#test/support/firms.js';
import { startNodes, type Node } from '#test/support/nodes.js';

const slug = 'limit-2027';
let application: Application;
let nodes: Node[];

beforeAll(async () => {
  application = await openApplication();
  await openShowcase(application, slug);
  nodes = await startNodes(application.dataSource, 2);
});

afterAll(async () => {
  await Promise.all((nodes ?? []).map((node) => node.kill('SIGTERM')));
  await application.close();
});

async function post(turn: number, path: string, cookie = '', body: object = {}) {
  const answer = await fetch(`${nodes[turn % nodes.length]?.url ?? ''}/api/v1${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Cookie: cookie },
    body: JSON.stringify(body),
  });
  await answer.arrayBuffer();
  return { status: answer.status, retryAfter: Number(answer.headers.get('retry-after')) };
}

describe('limits, at two API processes at once', () => {
  it('let five sign-in mails go to one address that is asked for sixty times', async () => {
    const email = 'flooded@limit.example';
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, turn) =>
        post(turn, '/sign-in-links', '', { email, language: 'en' }),
      ),
    );
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(5);
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(55);
    for (const { retryAfter } of refused) expect(retryAfter).toBeGreaterThan(0);
    expect(await application.dataSource.manager.countBy(OutboxMail, { toAddress: email })).toBe(5);
  });

  it('stop one account that hands in a thousand registrations', async () => {
    const cookie = await application.signIn({ email: 'script@limit.example' });
    const answers: Awaited<ReturnType<typeof post>>[] = [];
    for (let done = 0; done < 1000; done += 50)
      answers.push(
        ...(await Promise.all(
          Array.from({ length: 50 }, (_, turn) =>
            post(turn, `/showcases/${slug}/registration/submit`, cookie),
          ),
        )),
      );
    // Twenty an hour are looked at: these find nothing typed that could be handed in.
    expect(answers.filter(({ status }) => status === 404)).toHaveLength(20);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(980);
  });
});
