import type { Model } from './model.js';
import { allows } from './model-options.js';
import { HOURS, type Program, programOf, type Rows } from './program.js';
import { layOutRows } from './program-rows.js';

/** `classAt`: position -> class from 0 on. `wanted`: pairs that get columns, all when absent. */
export function buildProgram(
  model: Model,
  classAt: Int32Array,
  classes: number,
  wanted: (pair: number) => boolean = () => true,
): Program {
  const rows = layOutRows(model, classAt, classes);
  const draft = new Draft();
  addPairColumns(model, rows, draft, wanted);
  addInterpreterColumns(model, rows, draft);
  const { people, weights, entries } = model;
  const count = rows.cap.length;
  const floor = new Float64Array(count);
  const penalty = new Float64Array(count);
  people.firmMin.forEach((min, f) => (floor[f] = Math.min(min, rows.cap[f]!)));
  penalty.fill(weights.shortfall, 0, people.firmIds.length);
  const forced = new Uint8Array(model.pairs.count);
  for (const e of entries.locked.keys()) {
    forced[e] = 1;
    floor[rows.pair[e]!] = 1;
    penalty[rows.pair[e]!] = Infinity;
  }
  const missed = people.firmMin.reduce((sum, min, f) => sum + min - floor[f]!, 0);
  return programOf({
    ...draft.finish(),
    forced,
    rows: count,
    cap: Float64Array.from(rows.cap),
    floor,
    penalty,
    layout: rows,
    pairRows: rows.pairRows,
    waits: [],
    constant: 0 - weights.change * entries.previousCount - weights.shortfall * missed,
  });
}

interface Column {
  pair: number;
  option: number;
  classOf: number;
  worth: number;
  upper: number;
}

class Draft {
  private readonly start: number[] = [0];
  private readonly row: number[] = [];
  private readonly coefficient: number[] = [];
  private readonly worth: number[] = [];
  private readonly upper: number[] = [];
  private readonly pair: number[] = [];
  private readonly option: number[] = [];
  private readonly classOf: number[] = [];

  /** `first`: the coefficient in the first row; it is 1 in the others. Rows below 0 are left out. */
  add(column: Column, first: 1 | -1, rows: number[]): void {
    for (const r of rows) {
      if (r < 0) continue;
      this.coefficient.push(r === rows[0] ? first : 1);
      this.row.push(r);
    }
    this.start.push(this.row.length);
    this.worth.push(column.worth);
    this.upper.push(column.upper);
    this.pair.push(column.pair);
    this.option.push(column.option);
    this.classOf.push(column.classOf);
  }

  finish() {
    return {
      columns: this.worth.length,
      start: Int32Array.from(this.start),
      row: Int32Array.from(this.row),
      coefficient: Int8Array.from(this.coefficient),
      worth: Float64Array.from(this.worth),
      upper: Float64Array.from(this.upper),
      pair: Int32Array.from(this.pair),
      option: Int32Array.from(this.option),
      classOf: Int32Array.from(this.classOf),
    };
  }
}

function addPairColumns(
  model: Model,
  rows: Rows,
  draft: Draft,
  wanted: (pair: number) => boolean,
): void {
  const { pairs, options, slots } = model;
  const { classes } = rows;
  for (let e = 0; e < pairs.count; e++) {
    if (!wanted(e)) continue;
    for (let o = options.start[e]!; o < options.start[e + 1]!; o++) {
      const need = options.need[o]!;
      for (let c = 0; c < classes; c++) {
        let some = 0;
        for (let w = 0; w < slots.words; w++) {
          some |= options.mask[o * slots.words + w]! & rows.classMasks[c]![w]!;
        }
        if (some === 0) continue;
        const worth = pairs.worth[e]! + bonusOf(model, rows, o, c);
        draft.add({ pair: e, option: o, classOf: c, worth, upper: 1 }, 1, [
          pairs.a[e]!,
          pairs.b[e]!,
          rows.delegate[options.a[o]! * classes + c]!,
          rows.delegate[options.b[o]! * classes + c]!,
          rows.table[c]!,
          need === 0 ? -1 : rows.need[need * classes + c]!,
          rows.pair[e]!,
        ]);
      }
    }
  }
}

/** The bonus for an unchanged meeting, wherever an option of the class could still earn it. */
function bonusOf(model: Model, rows: Rows, option: number, c: number): number {
  const { entries, options, weights, slots } = model;
  const pair = options.pair[option]!;
  const entry = entries.previous.get(pair) ?? entries.contested.get(pair);
  if (!entry) return 0;
  const bit = 1 << (entry.position & 31);
  const word = entry.position >> 5;
  const mask = options.mask[option * slots.words + word]! & rows.classMasks[c]![word]!;
  if ((mask & bit) === 0) return 0;
  const kept = allows(entry, options.a[option]!, options.b[option]!, options.need[option]!);
  return kept ? weights.change : 0;
}

/** An interpreter's hour in a class given to a language need: it lifts that need's row. */
function addInterpreterColumns(model: Model, rows: Rows, draft: Draft): void {
  const { people } = model;
  people.needInterpreters.forEach((able, need) => {
    for (const i of able) {
      for (let c = 0; c < rows.classes; c++) {
        const hours = rows.interpreterClass[i * rows.classes + c]!;
        if (rows.cap[hours]! === 0) continue;
        const upper = Math.min(rows.cap[hours]!, people.interpreterMax[i]!);
        // They lift the need's row and take of the interpreter's.
        draft.add({ pair: HOURS, option: -1, classOf: c, worth: 0, upper }, -1, [
          rows.need[need * rows.classes + c]!,
          hours,
          rows.interpreterDay[i]!,
        ]);
      }
    }
  });
}
