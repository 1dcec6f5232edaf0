import { writeFile } from 'node:fs/promises';

import type { DataSource } from 'typeorm';

import { MatchingEngine } from '#libs/rounds/engine.js';
import { exportRound, replayRound } from '#libs/rounds/replay-round.js';

/** `showcase round export`: writes a stored round as an instance and a timetable. */
export async function roundExportCommand(
  dataSource: DataSource,
  idOrLatest: string,
  files: { instance?: string; timetable?: string },
): Promise<number> {
  const { instance, timetable } = await exportRound(dataSource, idOrLatest);
  if (files.instance) await writeFile(files.instance, `${JSON.stringify(instance)}\n`);
  if (files.timetable) await writeFile(files.timetable, `${JSON.stringify(timetable)}\n`);
  return 0;
}

/**
 * `showcase round replay`: computes a round again. Answers 0 when the result is identical, else 1; also where
 * the round was stopped early, so that nobody can tell.
 */
export async function roundReplayCommand(
  dataSource: DataSource,
  idOrLatest: string,
): Promise<number> {
  const engine = new MatchingEngine();
  try {
    const replay = await replayRound(dataSource, engine, idOrLatest);
    process.stdout.write(`${JSON.stringify(replay, null, 2)}\n`);
    return replay.identical ? 0 : 1;
  } finally {
    await engine.close();
  }
}
