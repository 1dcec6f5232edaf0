import { join } from 'node:path';

/** Who runs the server; null: whoever we are. */
export type Runner = { uid: number; gid: number } | null;

export interface Home {
  /** Holds the cluster, its password, its owner and its log; a path without links. */
  folder: string;
  runner: Runner;
}

export function clusterFolder(folder: string): string {
  return join(folder, 'pg');
}

export function passwordFile(folder: string): string {
  return join(folder, 'pg.password');
}
