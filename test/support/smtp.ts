import type { AddressInfo, Socket } from 'node:net';

import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';

/** What the server does with a message it has read in full. */
type Answer = 'accept' | 'cut' | number;
/** Moments of one delivery, as the server sees them. */
export type Stage = 'connected' | 'sender' | 'recipient' | 'data' | 'received' | 'answered';

export interface SmtpServer {
  url: string;
  port: number;
  /** Every message read in full, taken or not. */
  received: Buffer[];
  /** Messages that were taken. */
  taken: Buffer[];
  close(): Promise<void>;
}

export interface SmtpBehaviour {
  /** By the number of the message, from 0. */
  answer?: (message: number) => Answer | Promise<Answer>;
  /** A code for each recipient refused. */
  recipient?: (address: string) => number | null;
  /** Without it no sign-in is asked for; with it every sign-in is refused. */
  refuseSignIn?: boolean;
  at?: (stage: Stage) => void;
}

const refusal = (code: number) =>
  Object.assign(new Error('refused by the test'), { responseCode: code });

/** A real SMTP server on a free port that misbehaves on demand. */
export async function startSmtp(behaviour: SmtpBehaviour = {}): Promise<SmtpServer> {
  const { at = () => undefined, answer = () => 'accept', recipient = () => null } = behaviour;
  const received: Buffer[] = [];
  const taken: Buffer[] = [];
  const sockets = new Set<Socket>();
  const server = new SMTPServer({
    authOptional: behaviour.refuseSignIn !== true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 200,
    onAuth: (_auth, _session, done) => done(refusal(535)),
    onConnect: (_session, done) => (at('connected'), done()),
    onMailFrom: (_address, _session, done) => (at('sender'), done()),
    onRcptTo: ({ address }, _session, done) => {
      at('recipient');
      const code = recipient(address);
      done(code === null ? undefined : refusal(code));
    },
    onData: (stream, _session, done) => {
      at('data');
      void readAll(stream).then(async (source) => {
        if (!source) return;
        received.push(source);
        at('received');
        const verdict = await answer(received.length - 1);
        if (verdict === 'cut') for (const socket of sockets) socket.destroy();
        else if (verdict !== 'accept') done(refusal(verdict));
        else {
          taken.push(source);
          done();
          at('answered');
        }
      });
    },
  });
  server.on('error', () => undefined);
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { url: `smtp://127.0.0.1:${port}`, port, received, taken, close };
}

/** Null when the client went away in the middle. */
async function readAll(stream: SMTPServerDataStream): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of stream) chunks.push(chunk as Buffer);
  } catch {
    return null;
  }
  return Buffer.concat(chunks);
}
