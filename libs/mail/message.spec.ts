import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createTransport } from 'nodemailer';

import { newMail } from '#test/factories/mail.js';

import { messageOf, type Sendable } from './message.js';

const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });

async function bytesOf(change: Partial<Sendable>): Promise<string> {
  const id = '2f1b0e1c-8c5d-4a55-9a36-7f3f4f1a2b3c';
  const mail: Sendable = {
    ...newMail(1),
    text: 'hello',
    html: '<p>hello</p>',
    id,
    messageId: `<${id}@showcase-match>`,
    createdAt: new Date('2027-05-06T15:00:00Z'),
    ...change,
  };
  const { message } = await transport.sendMail(messageOf(mail, 'meetings@showcase.example'));
  return (message as Buffer).toString();
}

/** Names of the header fields, each at the start of a line that is not folded. */
function fieldsOf(message: string): string[] {
  const [head = ''] = message.split('\r\n\r\n');
  const lines = head.split('\r\n').filter((line) => !/^[ \t]/.test(line));
  return lines.map((line) => /^([\x21-\x39\x3b-\x7e]+):/.exec(line)?.[1] ?? `no field: ${line}`);
}

const fields = [
  'Content-Language',
  'Auto-Submitted',
  'From',
  'To',
  'Reply-To',
  'Subject',
  'Message-ID',
  'Date',
  'MIME-Version',
  'Content-Type',
];

describe('the head of a mail', () => {
  it('has ten fields', async () => {
    expect((await bytesOf({})).includes('\r\nDate: Thu, 06 May 2027 15:00:00 +0000\r\n')).toBe(
      true,
    );
    expect(fieldsOf(await bytesOf({})).sort()).toEqual([...fields].sort());
  });

  it('has no other, whatever the names are', async () => {
    const piece = fc.constantFrom(
      ...['\r\n', '\r', '\n', '\u2028', '\0', '\t', ';', ',', '\\', '"', ':', '<', '>', '@', '=?'],
      ...['🤖', '\u202e', '한결그리퍼', 'Bcc: a@b.example', '\r\n\r\nbody', 'Ortiz', ' ', '?='],
    );
    const name = fc
      .array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 14 })
      .map((pieces) => pieces.join(''));
    await fc.assert(
      fc.asyncProperty(name, name, name, async (toName, fromName, showcase) => {
        const subject = `[${showcase}] Your meetings`;
        const message = await bytesOf({ toName, fromName, subject });
        expect(fieldsOf(message).sort()).toEqual([...fields].sort());
        for (const line of message.split('\r\n')) expect(line).not.toMatch(/[\r\n\u0080-\uffff]/);
      }),
      { numRuns: 3_400 },
    );
  });
});
