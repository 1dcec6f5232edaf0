import type { DataSource } from 'typeorm';

import type { PairAnswer } from '#libs/matching/explain/answer.js';
import type { WorthALook } from '#libs/matching/explain/worth-a-look.js';
import type { Showcase } from '#libs/showcases/showcase.entity.js';
import { Slot } from '#libs/showcases/slot.entity.js';
import { Wish } from '#libs/showcases/wish.entity.js';

import type { RoundDesk, Sheet } from './desk.js';
import { type FirmNames, readRoundNames, type RoundNames } from './round-names.js';
import { RoundError } from './round-error.js';

/** Why two firms do or do not meet, with all that a page says of it. */
export interface Explanation {
  showcase: Showcase;
  slots: Slot[];
  names: RoundNames;
  /** The Korean firm first; of two firms of one country as asked. */
  firms: FirmNames[];
  wishes: Wish[];
  answer: PairAnswer;
}

/** @throws RoundError `round.unknown-firm` when one of the two never took part in the showcase */
export async function readExplanation(
  dataSource: DataSource,
  desk: RoundDesk,
  asked: { showcase: Showcase; sheet: Sheet; a: string; b: string },
): Promise<Explanation> {
  const { showcase, sheet, a, b } = asked;
  const names = await readRoundNames(dataSource, showcase.id);
  const found = [a, b].map((id) => names.firms.get(id));
  const firms = found.filter((firm) => firm !== undefined);
  if (firms.length < 2 || a === b) throw new RoundError('round.unknown-firm');
  const between = (from: string, to: string) => ({ from: { id: from }, to: { id: to } });
  const [slots, wishes, answer] = await Promise.all([
    slotsOf(dataSource, showcase),
    dataSource.manager.find(Wish, {
      where: [between(a, b), between(b, a)],
      relations: { from: true, to: true },
      order: { updatedAt: 'ASC' },
    }),
    desk.ask(sheet, { ask: 'why', a, b }),
  ]);
  firms.sort((x, y) => Number(y.country === 'KR') - Number(x.country === 'KR'));
  return { showcase, slots, names, firms, wishes, answer };
}

/** What is worth a look before a timetable is accepted, and what its firms are called. */
export async function readWorthALook(
  dataSource: DataSource,
  desk: RoundDesk,
  { showcase, sheet }: { showcase: Showcase; sheet: Sheet },
): Promise<{ found: WorthALook; names: RoundNames }> {
  const [found, names] = await Promise.all([
    desk.ask(sheet, { ask: 'worth-a-look' }),
    readRoundNames(dataSource, showcase.id),
  ]);
  return { found, names };
}

export function slotsOf(dataSource: DataSource, showcase: { id: string }): Promise<Slot[]> {
  return dataSource.manager.find(Slot, {
    where: { showcase: { id: showcase.id } },
    order: { startsAt: 'ASC' },
  });
}
