import type { DataSource } from 'typeorm';

import type { ShowcaseWeights } from '#libs/showcases/showcase.entity.js';

import { Round } from './round.entity.js';
import { ScheduleVersion } from './schedule-version.entity.js';

/** A round and the version it was published as. */
export interface ListedRound {
  round: Round;
  version: number | null;
  /** The organiser's weights it runs with; null before its snapshot, and in lists. */
  weights: ShowcaseWeights | null;
}

function rounds(dataSource: DataSource) {
  return dataSource
    .getRepository(Round)
    .createQueryBuilder('round')
    .innerJoinAndSelect('round.showcase', 'showcase')
    .leftJoinAndSelect('round.startedBy', 'starter')
    .leftJoin(ScheduleVersion, 'version', 'version.round_id = round.id')
    .addSelect('version.number', 'version_number')
    .orderBy('round.number', 'DESC');
}

async function listed(query: ReturnType<typeof rounds>): Promise<ListedRound[]> {
  const { entities, raw } = await query.getRawAndEntities<{
    version_number: number | null;
    weights?: ShowcaseWeights | null;
  }>();
  return entities.map((round, index) => ({
    round,
    version: raw[index]?.version_number ?? null,
    weights: raw[index]?.weights ?? null,
  }));
}

/** Rounds of a showcase, newest first. */
export async function listRounds(
  dataSource: DataSource,
  showcaseId: string,
): Promise<ListedRound[]> {
  return listed(rounds(dataSource).where('round.showcase_id = :showcaseId', { showcaseId }));
}

/** One round, with its curve and weights. */
export async function readRound(dataSource: DataSource, id: string): Promise<ListedRound | null> {
  const query = rounds(dataSource)
    .addSelect('round.history')
    .addSelect("round.snapshot -> 'weights'", 'weights')
    .where('round.id = :id', { id });
  return (await listed(query))[0] ?? null;
}
