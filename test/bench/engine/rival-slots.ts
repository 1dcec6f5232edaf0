import type { Instance, TimetableMeeting } from '#libs/matching/instance.js';

import { groupBy, LinearProgram } from './linear-program.js';
import { isThere, listRivalOptions, type RivalOption, worthOf } from './rival-options.js';

interface Column extends RivalOption {
  x: string;
  slot: string;
}

/** The time-indexed model, and how to read a solution of it. */
export interface SlotModel {
  text(options?: { relaxed?: boolean }): string;
  /** Part of the value that no variable decides: earlier meetings, all changed. */
  constant: number;
  read(isOne: (name: string) => boolean): TimetableMeeting[];
}

/**
 * The whole problem: one binary variable for each pair, its two delegates and a slot; tables as a count per slot,
 * interpreters as a small transport problem per slot, idle slots between the first and the last meeting of a
 * session. Nothing is left out but the tables and interpreters that earlier meetings name.
 */
export function modelSlots(instance: Instance): SlotModel {
  const lp = new LinearProgram();
  const columns = listColumns(lp, instance);
  const names = (rows: { x: string }[]) => rows.map(({ x }) => x);
  const byPair = groupBy(columns, ({ pair }) => String(pair));
  for (const rows of byPair.values()) lp.row(names(rows), '<=', 1);
  const attendance = groupBy(
    columns.flatMap((column) => [column.a, column.b].map((who) => ({ ...column, who }))),
    ({ who, slot }) => `${who} ${slot}`,
  );
  const firmColumns = groupBy(
    columns.flatMap((column) => {
      const { a, b } = instance.pairs[column.pair]!;
      return [a, b].map((who) => ({ ...column, who }));
    }),
    ({ who }) => who,
  );
  for (const rows of attendance.values()) lp.row(names(rows), '<=', 1);
  instance.participants.forEach((firm, f) => {
    const all = names(firmColumns.get(firm.id) ?? []);
    lp.row(all, '<=', firm.maxMeetings);
    const least = firm.minMeetings ?? 0;
    if (least === 0) return;
    const short = lp.variable(`short${f}`, -(instance.weights.shortfall ?? 0), least);
    lp.row([...all, short], '>=', least);
  });
  const bySlot = groupBy(columns, ({ slot }) => slot);
  for (const { id } of instance.slots) {
    const tables = instance.tables.filter((table) => isThere(table, id)).length;
    lp.row(names(bySlot.get(id) ?? []), '<=', tables);
  }
  addLocked(lp, instance, columns);
  const serving = addInterpreters(lp, instance, columns);
  addIdle(lp, instance, (who, slot) => names(attendance.get(`${who} ${slot}`) ?? []));
  const previous = instance.previous?.length ?? 0;
  return {
    text: (options) => lp.text(options),
    constant: -previous * (instance.weights.change ?? 0),
    read: (isOne) => readSolution(instance, columns, serving, isOne),
  };
}

function listColumns(lp: LinearProgram, instance: Instance): Column[] {
  const change = instance.weights.change ?? 0;
  const key = (x: string, y: string) => (x < y ? `${x} ${y}` : `${y} ${x}`);
  const earlier = new Map((instance.previous ?? []).map((entry) => [key(entry.a, entry.b), entry]));
  return listRivalOptions(instance).flatMap((option, i) => {
    const pair = instance.pairs[option.pair]!;
    const entry = earlier.get(key(pair.a, pair.b));
    const people = entry ? [entry.aDelegate, entry.bDelegate].filter((id) => id !== undefined) : [];
    const keeps = people.every((id) => id === option.a || id === option.b);
    return option.slots.map((slot, t) => {
      const bonus = entry?.slot === slot && keeps ? change : 0;
      return {
        ...option,
        slot,
        x: lp.binaryVariable(`x${i}_${t}`, worthOf(instance, pair) + bonus),
      };
    });
  });
}

function addLocked(lp: LinearProgram, instance: Instance, columns: Column[]): void {
  for (const entry of instance.locked ?? []) {
    const able = columns.filter(({ pair, slot }) => {
      const { a, b } = instance.pairs[pair]!;
      return slot === entry.slot && [a, b].includes(entry.a) && [a, b].includes(entry.b);
    });
    lp.row(
      able.map(({ x }) => x),
      '=',
      1,
    );
  }
}

interface Service {
  z: string;
  interpreter: string;
  slot: string;
  need: string;
}

function addInterpreters(lp: LinearProgram, instance: Instance, columns: Column[]): Service[] {
  const needed = groupBy(
    columns.filter(({ need }) => need !== ''),
    ({ need, slot }) => `${slot}|${need}`,
  );
  const services: Service[] = [];
  [...needed].forEach(([key, rows], n) => {
    const [slot = '', need = ''] = key.split('|');
    const shares = need
      .split(' ')
      .filter((id) =>
        isThere(
          instance.interpreters!.find((one) => one.id === id)!,
          slot,
        ),
      )
      .map((interpreter, i) => ({ z: lp.variable(`z${n}_${i}`, 0, 1), interpreter, slot, need }));
    services.push(...shares);
    lp.row(
      rows.map(({ x }) => x),
      '=',
      0,
      shares.map(({ z }) => z),
    );
  });
  const names = (rows: Service[]) => rows.map(({ z }) => z);
  for (const rows of groupBy(
    services,
    ({ interpreter, slot }) => `${interpreter} ${slot}`,
  ).values())
    lp.row(names(rows), '<=', 1);
  for (const { id, maxMeetings } of instance.interpreters ?? [])
    if (maxMeetings !== undefined)
      lp.row(names(services.filter(({ interpreter }) => interpreter === id)), '<=', maxMeetings);
  return services;
}

/** idle(t) >= met before + meets later - busy(t) - 1, over the slots in which the delegate is there. */
function addIdle(
  lp: LinearProgram,
  instance: Instance,
  busy: (who: string, slot: string) => string[],
): void {
  const gap = instance.weights.gap ?? 0;
  if (gap === 0) return;
  const sessions = groupBy(instance.slots, ({ session }) => session);
  const people = instance.participants.flatMap(({ delegates }) => delegates);
  people.forEach((one, d) => {
    [...sessions.values()].forEach((slots, s) => {
      const there = slots.map(({ id }) => id).filter((id) => isThere(one, id));
      const at = (kind: string, t: number) => lp.variable(`${kind}${d}_${s}_${t}`, 0, 1);
      const before = there.map((_, t) => at('f', t));
      const later = there.map((_, t) => at('l', t));
      there.forEach((id, t) => {
        const now = busy(one.id, id);
        if (t + 1 < there.length) {
          lp.row([before[t + 1]!], '>=', 0, now);
          lp.row([before[t + 1]!], '>=', 0, [before[t]!]);
        }
        if (t > 0) {
          lp.row([later[t - 1]!], '>=', 0, now);
          lp.row([later[t - 1]!], '>=', 0, [later[t]!]);
        }
        if (t === 0 || t + 1 === there.length) return;
        const idle = lp.variable(`i${d}_${s}_${t}`, -gap, 1);
        lp.row([idle, ...now], '>=', -1, [before[t]!, later[t]!]);
      });
    });
  });
}

function readSolution(
  instance: Instance,
  columns: Column[],
  services: Service[],
  isOne: (name: string) => boolean,
): TimetableMeeting[] {
  const serving = groupBy(
    services.filter(({ z }) => isOne(z)),
    ({ slot, need }) => `${slot} ${need}`,
  );
  const tables = new Map(
    instance.slots.map(({ id }) => [id, instance.tables.filter((table) => isThere(table, id))]),
  );
  return columns
    .filter(({ x }) => isOne(x))
    .map(({ pair, slot, need, a: aDelegate, b: bDelegate }) => {
      const { a, b } = instance.pairs[pair]!;
      const table = tables.get(slot)!.pop()?.id ?? '';
      const interpreter = serving.get(`${slot} ${need}`)?.pop()?.interpreter ?? null;
      return { a, b, slot, table, aDelegate, bDelegate, interpreter };
    });
}
