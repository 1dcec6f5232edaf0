import { z } from 'zod';

/** Settings of a process, read once from the environment and frozen. */
export interface Environment {
  readonly host: string;
  readonly port: number;
  /** The operator named the port, so no other one will do. */
  readonly portGiven: boolean;
  readonly dataDir: string;
  /** null: the embedded PostgreSQL. */
  readonly databaseUrl: string | null;
  /** null: the queue stands in PostgreSQL. */
  readonly redisUrl: string | null;
  /** null: the built-in mailbox. */
  readonly smtpUrl: string | null;
  /** Address under which readers reach us, without a slash at the end; null: made from host and port. */
  readonly publicUrl: string | null;
  readonly mailFrom: string;
  /** Proxies between readers and us whose word on a reader's address is taken; limits count by it. */
  readonly trustedProxies: number;
  /** For development: webhooks may go to this machine itself, over plain http, too. */
  readonly webhooksToLoopback: boolean;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

export interface EnvironmentProblem {
  name: string;
  message: string;
}

/** All settings that cannot be used, by name. Values are not repeated: they may hold passwords. */
export class EnvironmentError extends Error {
  constructor(readonly problems: EnvironmentProblem[]) {
    super(problems.map(({ name, message }) => `${name}: ${message}`).join('\n'));
  }
}

function address(kind: string, protocols: string[]) {
  const message = `must be ${kind} address, ${protocols.map((each) => `${each}//...`).join(' or ')}`;
  return z
    .string()
    .refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), message)
    .nullable()
    .default(null);
}

const mailbox = /^[^<>\r\n]*<[^<>@\s]+@[^<>@\s]+>$|^[^<>@\s]+@[^<>@\s]+$/;

const schema = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a port number, 1 to 65535')
    .transform(Number)
    .refine((port) => port >= 1 && port <= 65_535, 'must be a port number, 1 to 65535')
    .optional(),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: address('a PostgreSQL', ['postgres:', 'postgresql:']),
  REDIS_URL: address('a Redis', ['redis:', 'rediss:']),
  SMTP_URL: address('an SMTP', ['smtp:', 'smtps:']),
  PUBLIC_URL: address('a web', ['http:', 'https:']),
  MAIL_FROM: z
    .string()
    .regex(mailbox, 'must be an e-mail address, with or without a name: Name <name@host>')
    .default('Showcase Match <meetings@showcase.example>'),
  TRUSTED_PROXIES: z
    .string()
    .regex(/^\d$/, 'must be a number of proxies, 0 to 9')
    .transform(Number)
    .default(0),
  WEBHOOKS_TO_LOOPBACK: z.enum(['on', 'off'], 'must be on or off').default('off'),
  LOG_LEVEL: z
    .enum(
      ['debug', 'info', 'warn', 'error', 'silent'],
      'must be debug, info, warn, error or silent',
    )
    .default('warn'),
});

/**
 * Reads the settings; an empty variable counts as absent.
 * @throws EnvironmentError naming every setting that cannot be used
 */
export function readEnvironment(source: NodeJS.ProcessEnv = process.env): Environment {
  const given = Object.fromEntries(
    Object.keys(schema.shape)
      .filter((name) => source[name])
      .map((name) => [name, source[name]]),
  );
  const read = schema.safeParse(given);
  if (!read.success)
    throw new EnvironmentError(
      read.error.issues.map((issue) => ({ name: issue.path.join('.'), message: issue.message })),
    );
  const values = read.data;
  return Object.freeze({
    host: values.HOST,
    port: values.PORT ?? 3000,
    portGiven: values.PORT !== undefined,
    dataDir: values.DATA_DIR,
    databaseUrl: values.DATABASE_URL,
    redisUrl: values.REDIS_URL,
    smtpUrl: values.SMTP_URL,
    publicUrl: values.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    mailFrom: values.MAIL_FROM,
    trustedProxies: values.TRUSTED_PROXIES,
    webhooksToLoopback: values.WEBHOOKS_TO_LOOPBACK === 'on',
    logLevel: values.LOG_LEVEL,
  });
}
