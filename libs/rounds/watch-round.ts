import type { DataSource } from 'typeorm';

import type { SolveProgress } from '#libs/matching/snapshot.js';

/** A point of the curve; seconds since the run began. */
export interface ProgressPoint extends SolveProgress {
  seconds: number;
}

const lookMilliseconds = 250;

/**
 * Keeps a running round and the database in step: stores its progress at intervals, learns whether it is to
 * stop and keep the best so far, and aborts when it is no longer to run.
 */
export function watchRound(dataSource: DataSource, roundId: string, cancelled: AbortController) {
  const began = performance.now();
  const history: ProgressPoint[] = [];
  let written = 0;
  let stopped = false;
  // Shared with the engine's thread, which answers nobody while it searches.
  const stopAfter = new Int32Array(new SharedArrayBuffer(4)).fill(-1);
  const look = async (): Promise<void> => {
    const fresh = history.length > written ? history.slice() : null;
    const [rows] = await dataSource.query<[{ stopAfter: number | null }[], number]>(
      `update round set progress = coalesce($2::jsonb, progress), history = coalesce($3::jsonb, history)
       where id = $1 and state = 'running' returning stop_after as "stopAfter"`,
      [roundId, fresh && JSON.stringify(lastOf(fresh)), fresh && JSON.stringify(fresh)],
    );
    const [row] = rows;
    if (!row) return cancelled.abort();
    written = fresh?.length ?? written;
    if (row.stopAfter !== null) Atomics.store(stopAfter, 0, row.stopAfter);
  };
  const loop = (async () => {
    while (!stopped) {
      // A database that is away for a moment must not end the round; the last write decides.
      await look().catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, lookMilliseconds));
    }
    await look().catch(() => undefined);
  })();
  return {
    stopAfter,
    onProgress: (progress: SolveProgress) => {
      const seconds = Math.round(performance.now() - began) / 1000;
      history.push({ ...progress, seconds });
    },
    stop: async () => {
      stopped = true;
      await loop;
    },
  };
}

/** How far it is by now: a point of the curve without its time, which the API does not tell beside a running round. */
function lastOf(points: readonly ProgressPoint[]): SolveProgress | undefined {
  const last = points.at(-1);
  if (!last) return undefined;
  const { seconds: _, ...progress } = last;
  return progress;
}
