/**
 * SQLSTATE of a server that goes, comes or takes nobody in now: classes 08 and 57P, 53300, and 55000 as a
 * database answers that takes no connections (PostgreSQL, appendix A); and what Node says of a socket.
 */
const away =
  /^(08...|57P0[1-5]|53300|55000|ECONNREFUSED|ECONNRESET|EPIPE|ENOENT|ETIMEDOUT|EHOSTUNREACH)$/;

/** What `pg` says in words alone of a connection that was cut. */
const cut = /^Connection terminated|connection error and is not queryable|trying to connect/;

/** Whether an error says that the database cannot be reached: trying again later will do. */
export function databaseIsAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // What TypeORM says when the cut falls between two of its steps.
  if (error.name === 'QueryRunnerAlreadyReleasedError') return true;
  const { code } = error as Error & { code?: unknown };
  return typeof code === 'string' ? away.test(code) : cut.test(error.message);
}
