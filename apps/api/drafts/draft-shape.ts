import type { EntityManager } from 'typeorm';
import type { z } from 'zod';

import { loadNames } from '#libs/drafts/load-names.js';
import type { ReadDraft } from '#libs/drafts/read-draft.js';
import type { PairPlaces } from '#libs/matching/edit/places-for.js';
import type { Blocked } from '#libs/matching/edit/why-blocked.js';
import type { RepairAnswer } from '#libs/matching/repair/answer-repair.js';
import { tableNumber } from '#libs/rounds/table-id.js';
import type { Participant } from '#libs/showcases/participant.entity.js';

import { bothLanguages } from '../shapes.js';
import { withoutViolations } from '../rounds/round-shape.js';

import type {
  draft as draftSchema,
  places as placesSchema,
  repairPreview as previewSchema,
} from './drafts.shapes.js';

interface Row {
  a: string;
  b: string;
  slot: string;
  table: string;
}

function rowShape({ a, b, slot, table }: Row, firms: Map<string, Participant>) {
  const firm = (id: string) => {
    const company = firms.get(id)?.company;
    return {
      participantId: id,
      company: bothLanguages(company?.nameEn ?? null, company?.nameKo ?? null),
    };
  };
  return { a: firm(a), b: firm(b), slot, table: tableNumber(table) };
}

export function draftShape(read: ReadDraft): z.infer<typeof draftSchema> {
  const { draft, baseVersion, firms, authors, locks } = read;
  const rows = (list: Row[]) => list.map((each) => rowShape(each, firms));
  return {
    round: draft.number,
    origin: draft.origin,
    base: draft.base && { round: draft.base.number, version: baseVersion },
    revision: draft.revision,
    quality: withoutViolations(draft.quality!),
    changes: draft.stepsDone,
    canUndo: draft.stepsDone > 0,
    canRedo: draft.stepsDone < draft.steps.length,
    steps: draft.steps.map(({ kind, out, in: came, lock, by, at }, index) => ({
      kind,
      out: rows([...out, ...(lock?.before ? [lock.before] : [])]),
      in: rows([...came, ...(lock?.now ? [lock.now] : [])]),
      by: authors.get(by) ?? null,
      at,
      undone: index >= draft.stepsDone,
    })),
    locks: locks.map(({ a, b }) => ({ a, b })),
  };
}

const blockedShape = (blocked: Blocked | null) =>
  blocked && { code: blocked.code, participants: blocked.firms };

/** Places with the names of the people they propose. */
export async function placesShape(
  manager: EntityManager,
  places: PairPlaces,
): Promise<z.infer<typeof placesSchema>> {
  const { a, b, meeting, slots } = places;
  const proposed = slots.flatMap(({ people }) => people.map((each) => ({ a, b, ...each })));
  const { people } = await loadNames(manager, proposed);
  return {
    a,
    b,
    meeting: meeting && { slot: meeting.slot, table: tableNumber(meeting.table) },
    blocked: blockedShape(places.blocked),
    slots: slots.map((slot) => ({
      slot: slot.slot,
      blocked: blockedShape(slot.blocked),
      people: slot.people,
      cells: slot.cells.map((cell) => ({
        ...cell,
        table: tableNumber(cell.table),
        blocked: blockedShape(cell.blocked),
      })),
    })),
    names: [...people.values()].map(({ id, nameEn, nameKo }) => ({
      id,
      name: bothLanguages(nameEn, nameKo),
    })),
  };
}

export async function previewShape(
  manager: EntityManager,
  { quality, droppedValue, changes }: RepairAnswer,
): Promise<z.infer<typeof previewSchema>> {
  const { kept, moved, lost, gained, people } = changes;
  const all = [...lost, ...gained, ...moved.map(({ now }) => now)];
  const { firms } = await loadNames(manager, all);
  const rows = (list: Row[]) => list.map((each) => rowShape(each, firms));
  return {
    quality: withoutViolations(quality),
    droppedValue,
    kept,
    moved: moved.map(({ before, now }) => ({
      before: rowShape(before, firms),
      now: rowShape(now, firms),
    })),
    lost: rows(lost),
    gained: rows(gained),
    people,
  };
}
