import { createServer } from 'node:net';

export class PortTakenError extends Error {
  constructor(readonly port: number) {
    super(`Port ${port} is in use. Free it, or choose another one with PORT=<number>.`);
  }
}

const attempts = 50;

/**
 * The port to listen on: the wanted one, or the next free one above it.
 * @throws PortTakenError when the operator asked for exactly this port, or all that follow are taken
 */
export async function choosePort(host: string, wanted: number, exactly: boolean): Promise<number> {
  const last = exactly ? wanted : Math.min(wanted + attempts, 65_535);
  for (let port = wanted; port <= last; port++) if (await isFree(host, port)) return port;
  throw new PortTakenError(wanted);
}

function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false);
      else reject(error);
    });
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}
