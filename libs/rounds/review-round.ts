import type { DataSource } from 'typeorm';

import type { Review } from '#libs/matching/review/review.js';
import type { TimetableMeeting } from '#libs/matching/instance.js';
import type { Country } from '#libs/companies/company.entity.js';

import type { RoundDesk, Sheet } from './desk.js';
import { findVersion } from './read-meetings.js';
import { RoundError } from './round-error.js';
import { Round } from './round.entity.js';
import { versionSheet } from './version-sheet.js';

export interface FirmName {
  code: string;
  country: Country;
  nameEn: string;
  nameKo: string | null;
}

export interface ReadReview {
  review: Review;
  /** By participant id. */
  names: Map<string, FirmName>;
}

/** How good the proposal of a round is, counted anew. @throws RoundError `round.no-timetable` */
export async function reviewRound(
  dataSource: DataSource,
  desk: RoundDesk,
  roundId: string,
): Promise<ReadReview> {
  const round = await proposed(dataSource, roundId);
  const review = await ask(desk, round, desk.proposal(roundId));
  return { review, names: await namesOf(dataSource, round.showcase.id) };
}

export interface Comparison {
  other: Review;
  /** Pairs of firms, seen from the round: at the same place, elsewhere, new here, only there. */
  kept: number;
  moved: number;
  gained: number;
  lost: number;
}

/** What a round is compared with: another round of the showcase, or a published version. */
export type Other = { round: number } | { version: number };

/**
 * A round next to another one, or to a published version.
 * @throws RoundError `round.no-timetable`, `round.unknown` where there is no other
 */
export async function compareRound(
  dataSource: DataSource,
  desk: RoundDesk,
  roundId: string,
  other: Other,
): Promise<Comparison> {
  const round = await proposed(dataSource, roundId);
  const { rival, sheet } = await otherSheet(dataSource, desk, round, other);
  const [here, there] = [await desk.proposal(roundId).read(), await sheet.read()];
  const before = placesOf(there.meetings);
  const now = placesOf(here.meetings);
  const shared = [...now].filter(([pair]) => before.has(pair));
  const kept = shared.filter(([pair, place]) => before.get(pair) === place).length;
  return {
    other: await ask(desk, rival, sheet),
    kept,
    moved: shared.length - kept,
    gained: now.size - shared.length,
    lost: before.size - shared.length,
  };
}

async function otherSheet(
  dataSource: DataSource,
  desk: RoundDesk,
  round: Round,
  other: Other,
): Promise<{ rival: Round; sheet: Sheet }> {
  const { showcase } = round;
  if ('round' in other) {
    const found = await dataSource.manager.findOneBy(Round, {
      showcase: { id: showcase.id },
      number: other.round,
    });
    if (!found) throw new RoundError('round.unknown');
    const rival = await proposed(dataSource, found.id);
    return { rival, sheet: desk.proposal(rival.id) };
  }
  const version = await findVersion(dataSource.manager, showcase.id, other.version);
  if (!version) throw new RoundError('round.unknown');
  const rival = await proposed(dataSource, version.round.id);
  return { rival, sheet: versionSheet(dataSource, version) };
}

async function proposed(dataSource: DataSource, roundId: string): Promise<Round> {
  const round = await dataSource.manager.findOneOrFail(Round, {
    where: { id: roundId },
    relations: { showcase: true },
  });
  if (!round.quality) throw new RoundError('round.no-timetable');
  return round;
}

function ask(desk: RoundDesk, round: Round, sheet: Sheet): Promise<Review> {
  return desk.ask(sheet, { ask: 'review', bound: round.quality?.bound ?? 0 });
}

/** Pair of firms -> where and when they meet. */
function placesOf(meetings: TimetableMeeting[]): Map<string, string> {
  return new Map(
    meetings.map(({ a, b, slot, table }) => [
      a < b ? `${a} ${b}` : `${b} ${a}`,
      `${slot} ${table}`,
    ]),
  );
}

async function namesOf(dataSource: DataSource, showcaseId: string): Promise<ReadReview['names']> {
  const rows = await dataSource.query<(FirmName & { id: string })[]>(
    `select p.id, p.code, c.country, c.name_en as "nameEn", c.name_ko as "nameKo"
     from participant p join company c on c.id = p.company_id where p.showcase_id = $1`,
    [showcaseId],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
