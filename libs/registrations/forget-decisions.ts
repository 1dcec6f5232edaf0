import type { DataSource } from 'typeorm';

/** Removes what decisions would have needed to be taken back, once that is long over. */
export async function forgetDecisions(dataSource: DataSource): Promise<void> {
  await dataSource.query(`delete from decision_record where made_at < now() - interval '1 day'`);
}
