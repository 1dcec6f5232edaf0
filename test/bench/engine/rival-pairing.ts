import type { Instance } from '#libs/matching/instance.js';

import { groupBy, LinearProgram } from './linear-program.js';
import { isThere, listRivalOptions, worthOf } from './rival-options.js';

/**
 * Who meets whom, without times: each limit summed over the days. Its optimum is the degree bound. The interpreters
 * are a transport problem from language needs to people. Ids become numbers, as names in the LP format may
 * not hold every sign.
 */
export function writePairing(instance: Instance): string {
  const lp = new LinearProgram();
  const slots = instance.slots.map(({ id }) => id);
  const daysOf = (one: { available?: string[] }) =>
    slots.filter((slot) => isThere(one, slot)).length;
  const options = listRivalOptions(instance).map((option, i) => {
    const pair = instance.pairs[option.pair]!;
    return { ...option, row: pair, x: lp.binaryVariable(`x${i}`, worthOf(instance, pair)) };
  });
  const names = (rows: { x: string }[]) => rows.map(({ x }) => x);
  for (const rows of groupBy(options, ({ pair }) => String(pair)).values())
    lp.row(names(rows), '<=', 1);
  const byDelegate = groupBy(
    options.flatMap((option) => [option.a, option.b].map((who) => ({ ...option, who }))),
    ({ who }) => who,
  );
  const byFirm = groupBy(
    options.flatMap((option) => [option.row.a, option.row.b].map((who) => ({ ...option, who }))),
    ({ who }) => who,
  );
  instance.participants.forEach((firm, f) => {
    for (const one of firm.delegates)
      lp.row(names(byDelegate.get(one.id) ?? []), '<=', daysOf(one));
    const all = names(byFirm.get(firm.id) ?? []);
    lp.row(all, '<=', firm.maxMeetings);
    const least = firm.minMeetings ?? 0;
    if (least > 0) {
      const short = lp.variable(`short${f}`, -(instance.weights.shortfall ?? 0), least);
      lp.row([...all, short], '>=', least);
    }
  });
  const places = instance.tables.reduce((sum, table) => sum + daysOf(table), 0);
  lp.row(names(options), '<=', places);
  addInterpreters(lp, instance, options, daysOf);
  return lp.text();
}

function addInterpreters(
  lp: LinearProgram,
  instance: Instance,
  options: { need: string; x: string }[],
  daysOf: (one: { available?: string[] }) => number,
): void {
  const served = new Map((instance.interpreters ?? []).map(({ id }) => [id, [] as string[]]));
  const needs = groupBy(
    options.filter(({ need }) => need !== ''),
    ({ need }) => need,
  );
  [...needs].forEach(([need, rows], n) => {
    const shares = need.split(' ').map((id, i) => {
      const z = lp.variable(`z${n}_${i}`);
      served.get(id)!.push(z);
      return z;
    });
    lp.row(
      rows.map(({ x }) => x),
      '<=',
      0,
      shares,
    );
  });
  for (const one of instance.interpreters ?? [])
    lp.row(served.get(one.id)!, '<=', Math.min(one.maxMeetings ?? Infinity, daysOf(one)));
}
