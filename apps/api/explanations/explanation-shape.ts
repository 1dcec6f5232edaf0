import type { z } from 'zod';

import type { Apart, Meets } from '#libs/matching/explain/answer.js';
import type { MissedMinimum, MissedMust, WorthALook } from '#libs/matching/explain/worth-a-look.js';
import type { Explanation } from '#libs/rounds/read-explanation.js';
import { type FirmNames, nameIn, type RoundNames } from '#libs/rounds/round-names.js';
import { ExplanationWords, word } from '#libs/rounds/word-explanation.js';
import { wordReason } from '#libs/rounds/word-reason.js';

import { bothLanguages, bothOrNull } from '../shapes.js';
import { slotShape } from '../slot-shape.js';

import type { explanation, worthALook } from './explanations.shapes.js';

type Shape = z.infer<typeof explanation>;

export function explanationShape(read: Explanation): Shape {
  const { answer, names, showcase } = read;
  const words = new ExplanationWords(names);
  return {
    timeZone: showcase.timeZone,
    slots: read.slots.map(slotShape),
    firms: read.firms.map(firmShape),
    meets: answer.meets,
    must: answer.meets ? (answer.scored?.must ?? false) : answer.must,
    mustPoints: showcase.weights.objective.must ?? 0,
    score: answer.scored?.score ?? null,
    reasons: (answer.scored?.reasons ?? []).map((reason) => ({
      code: reason.code,
      points: reason.points,
      text: wordReason(reason, (id) => words.firm(id)),
    })),
    wishes: read.wishes.map(({ kind, from, to, updatedAt }) => ({
      kind,
      text: word(`wish.${kind}`, { from: words.firm(from.id), to: words.firm(to.id) }),
      at: updatedAt.toISOString(),
    })),
    ranks: answer.ranks.map((rank) => words.rank(rank)),
    meeting: answer.meets ? meetingShape(answer, read, words) : null,
    apart: answer.meets ? null : apartShape(answer, words),
  };
}

function firmShape({ id, code, country, city, en, ko }: FirmNames): Shape['firms'][number] {
  return { participantId: id, code, country, city, company: bothLanguages(en, ko) };
}

/** Tables are named by their padded number. */
const tableNumber = (id: string): number | null => Number(id.replace(/^T0*/, '')) || null;

function meetingShape(
  { meeting, locked, place }: Meets,
  { firms, names: { delegates, interpreters } }: Explanation,
  words: ExplanationWords,
): NonNullable<Shape['meeting']> {
  const { a, b, aDelegate, bDelegate, interpreter } = meeting;
  const attends = new Map([
    [a, aDelegate],
    [b, bDelegate],
  ]);
  return {
    slot: meeting.slot,
    table: tableNumber(meeting.table),
    people: firms.map(({ id: participantId }) => {
      const id = attends.get(participantId) ?? '';
      const person = delegates.get(id);
      const title = bothOrNull(person?.titleEn ?? null, person?.titleKo ?? null);
      return { participantId, name: nameIn(delegates, id), title };
    }),
    interpreter: interpreter === null ? null : nameIn(interpreters, interpreter),
    locked,
    here: words.place(place, interpreter),
    others: place.others.map(({ slot, table, change }) => ({
      slot,
      table: tableNumber(table),
      change,
    })),
  };
}

function apartShape(answer: Apart, words: ExplanationWords): NonNullable<Shape['apart']> {
  const { reason, force } = answer;
  return {
    reason: { code: reason.code, text: words.reason(reason) },
    cost: words.cost(force && force.cost, reason),
    slots: answer.slots.map(({ slot, blockers, costAtMost }) => ({
      slot,
      blockers: blockers.map((one) => ({ code: one.code, text: words.blocker(one) })),
      costAtMost,
    })),
    force: force && {
      slot: force.slot,
      cost: force.cost,
      changes: force.changes.map((change) => ({
        code: change.code,
        text: words.change(change),
        from: change.from?.slot ?? null,
        to: change.to?.slot ?? null,
      })),
    },
    remedies: answer.remedies.map((remedy) => ({
      code: remedy.code,
      text: words.remedy(remedy),
      slot: 'slot' in remedy ? remedy.slot : null,
      gain: remedy.gain,
      further: words.further(remedy),
    })),
  };
}

export function worthALookShape(
  { musts, minima }: WorthALook,
  names: RoundNames,
): z.infer<typeof worthALook> {
  const words = new ExplanationWords(names);
  const firm = (id: string) => {
    const found = names.firms.get(id);
    return found && firmShape(found);
  };
  const must = ({ from, to, reason, cost }: MissedMust) => ({
    kind: 'must' as const,
    firm: firm(from),
    partner: firm(to) ?? null,
    meetings: null,
    minimum: null,
    cause: { code: reason.code, text: words.reason(reason) },
    cost,
  });
  const minimum = ({ firm: id, meetings, minimum: least, cause, next }: MissedMinimum) => ({
    kind: 'minimum' as const,
    firm: firm(id),
    partner: (next && firm(next.partner)) ?? null,
    meetings,
    minimum: least,
    cause: { code: cause.code, text: words.minimum(cause) },
    cost: next && next.cost,
  });
  // A firm that has gone since the round is not listed.
  const items = [...minima.map(minimum), ...musts.map(must)].flatMap((item) =>
    item.firm ? [{ ...item, firm: item.firm }] : [],
  );
  return { items };
}
