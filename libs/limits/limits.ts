import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { DataSource } from 'typeorm';

/** What is counted: how often within how many seconds, of whom. */
export const limitRules = {
  /** Sign-in mails to one address: nobody's inbox can be flooded through us. */
  'sign-in-address': { points: 5, duration: 60 * 60, of: 'of one address' },
  /** Sign-in mails asked for from one network address; an office may share one. */
  'sign-in-network': { points: 60, duration: 60 * 60, of: 'of one network address' },
  /** Tries to redeem a link from one network address. */
  'redeem-network': { points: 60, duration: 10 * 60, of: 'of one network address' },
  /** Registrations handed in by one account. */
  registration: { points: 20, duration: 60 * 60, of: 'of one account' },
  /** Looks for companies like one's own by one account: a person who registers, not a list being made. */
  similar: { points: 200, duration: 60 * 60, of: 'of one account' },
  /** Requests of one participant to one other, withdrawn and sent anew. */
  'request-pair': { points: 5, duration: 60 * 60, of: 'of one participant to one other' },
  /** Mails that one company causes: requests, messages, invitations of colleagues. */
  'company-mail': { points: 60, duration: 60 * 60, of: 'mails that one company causes' },
  /** People invited to run one showcase. */
  'organiser-mail': { points: 30, duration: 60 * 60, of: 'invitations to run one showcase' },
  /** Webhooks of one showcase sent by hand: tests, and what is sent again. */
  'webhook-send': { points: 120, duration: 10 * 60, of: 'webhooks of one showcase, by hand' },
  /** Files that one company hands in. */
  upload: { points: 200, duration: 60 * 60, of: 'files of one company' },
  /** Wishes changed by one company: a person with a fast hand, not a script. */
  wish: { points: 600, duration: 10 * 60, of: 'of one participant' },
  /** What one account makes or causes, of every kind together: a busy person, not a script. */
  'create-account': {
    points: 600,
    duration: 10 * 60,
    of: 'of one account, with all its other POSTs',
  },
  /** The same from one network address, whatever accounts it comes by; an office may share one. */
  'create-network': {
    points: 3000,
    duration: 10 * 60,
    of: 'of one network address, with all its other POSTs',
  },
  /** Requests of one account under a key: each leaves an answer to keep for a day. */
  idempotency: { points: 1000, duration: 60 * 60, of: 'of one account, under a key' },
} as const;

export type LimitName = keyof typeof limitRules;

/** Thrown when a limit is passed. */
export class LimitError extends Error {
  readonly code = 'limit.passed';

  constructor(readonly retryAfterSeconds: number) {
    super('limit.passed');
  }
}

/** Counters in the database, so that all processes share them. */
export class Limits {
  private readonly limiters: Record<LimitName, RateLimiterPostgres>;

  constructor(dataSource: DataSource) {
    const limiter = (name: LimitName) =>
      new RateLimiterPostgres({
        storeClient: dataSource,
        storeType: 'typeorm',
        tableName: 'rate_limit',
        tableCreated: true,
        keyPrefix: name,
        clearExpiredByTimeout: true,
        points: limitRules[name].points,
        duration: limitRules[name].duration,
      });
    this.limiters = Object.fromEntries(
      Object.keys(limitRules).map((name) => [name, limiter(name as LimitName)]),
    ) as Record<LimitName, RateLimiterPostgres>;
  }

  /**
   * Counts one act of somebody.
   * @throws LimitError when he has none left
   */
  async take(name: LimitName, who: string): Promise<void> {
    try {
      await this.limiters[name].consume(who.toLowerCase());
    } catch (error) {
      if (error instanceof RateLimiterRes)
        throw new LimitError(Math.ceil(error.msBeforeNext / 1000));
      throw error;
    }
  }
}
