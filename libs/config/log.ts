import { pino, type DestinationStream, type Logger } from 'pino';

import type { Environment } from './environment.js';

/** Opens the log of a process. It says what failed and where, never whose data it failed on. */
export function openLog(level: Environment['logLevel'], to?: DestinationStream): Logger {
  return pino({ level, serializers: { err: withoutData } }, to ?? pino.destination(1));
}

const mailAddress = /[\w.+-]+@[\w-]+(\.[\w-]+)+/g;

/** An error of the database carries the statement's values: names, addresses, hashes of tokens. They stay out. */
function withoutData(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error).replace(mailAddress, '***');
  const { code, constraint } = error as Error & { code?: unknown; constraint?: unknown };
  const stack = (error.stack ?? `${error.name}: ${error.message}`).replace(mailAddress, '***');
  return { name: error.name, code, constraint, stack };
}
