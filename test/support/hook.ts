import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Received {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Status, or what to do with the answer by hand. */
type Answer = number | RequestListener;

export interface Hook {
  url: string;
  port: number;
  received: Received[];
  /** Connections that came in, whatever was said on them. */
  connections: () => number;
  close(): Promise<void>;
}

interface HookOptions {
  /** By the number of the request, from 0. */
  answer?: (request: number, received: Received) => Answer | Promise<Answer>;
  certificate?: Certificate;
}

/** Somebody else's server, on a free port of this machine. */
export async function startHook({
  answer = () => 204,
  certificate,
}: HookOptions = {}): Promise<Hook> {
  const received: Received[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const listener: RequestListener = (request, response) => {
    const chunks: Buffer[] = [];
    request.on('error', () => undefined);
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request;
      const it = { method, path, headers, body: Buffer.concat(chunks).toString() };
      received.push(it);
      void Promise.resolve(answer(received.length - 1, it)).then((verdict) => {
        if (typeof verdict === 'function') verdict(request, response);
        else response.writeHead(verdict).end(verdict === 204 ? '' : `said ${verdict}`);
      });
    });
  };
  const server = certificate ? createHttpsServer(certificate, listener) : createServer(listener);
  server.on('connection', (socket: Socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => undefined).once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `${certificate ? 'https' : 'http'}://127.0.0.1:${port}/hook`,
    port,
    received,
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

export interface Certificate {
  key: string;
  cert: string;
  /** Where the certificate lies, for `NODE_EXTRA_CA_CERTS`. */
  file: string;
}

/** A certificate for a name, signed by nobody but itself. */
export function certificateFor(name: string): Certificate {
  const folder = mkdtempSync(join(tmpdir(), 'certificate-'));
  const [key, file] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const subject = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  execFileSync(
    'openssl',
    ['req', '-x509', ...kind, '-days', '2', ...subject, '-keyout', key, '-out', file],
    { stdio: 'ignore' },
  );
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(file, 'utf8'), file };
}
