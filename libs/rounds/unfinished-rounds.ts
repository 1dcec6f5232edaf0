import type { DataSource } from 'typeorm';

/** Ids of rounds that should run: those whose job was never added, or went down with its worker. */
export async function unfinishedRounds(dataSource: DataSource): Promise<string[]> {
  const rows = await dataSource.query<{ id: string }[]>(
    `select id from round where state in ('queued', 'running') order by created_at`,
  );
  return rows.map((row) => row.id);
}
