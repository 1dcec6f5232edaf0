import type { Model } from './model.js';
import { allows } from './model-options.js';
import type { Program, Rows } from './program.js';
import { layOutRows } from './program-rows.js';

/** `classAt`: position -> class from 0 on. */
export function buildProgram(model: Model, classAt: Int32Array, classes: number): Program {
  const rows = layOutRows(model, classAt, classes);
  const draft = new Draft();
  addPairColumns(model, rows, draft);
  addInterpreterColumns(model, rows, draft);
  const { people, weights, entries } = model;
  const count = rows.cap.length;
  const floor = new Float64Array(count);
  const penalty = new Float64Array(count);
  people.firmMin.forEach((min, f) => (floor[f] = Math.min(min, rows.cap[f]!)));
  penalty.fill(weights.shortfall, 0, people.firmIds.length);
  const missed = people.firmMin.reduce((sum, min, f) => sum + min - floor[f]!, 0);
  return {
    ...draft.finish(),
    rows: count,
    cap: Float64Array.from(rows.cap),
    floor,
    penalty,
    layout: rows,
    pairRows: rows.pairRows,
    constant: 0 - weights.change * entries.previousCount - weights.shortfall * missed,
  };
}

class Draft {
  private readonly start: number[] = [0];
  private readonly row: number[] = [];
  private readonly sign: number[] = [];
  private readonly worth: number[] = [];
  private readonly upper: number[] = [];
  private readonly pair: number[] = [];

  add(pair: number, worth: number, upper: number, sign: 1 | -1, rows: number[]): void {
    for (const r of rows) if (r >= 0) this.row.push(r);
    this.start.push(this.row.length);
    this.sign.push(sign);
    this.worth.push(worth);
    this.upper.push(upper);
    this.pair.push(pair);
  }

  finish() {
    return {
      columns: this.worth.length,
      start: Int32Array.from(this.start),
      row: Int32Array.from(this.row),
      sign: Int8Array.from(this.sign),
      worth: Float64Array.from(this.worth),
      upper: Float64Array.from(this.upper),
      pair: Int32Array.from(this.pair),
    };
  }
}

function addPairColumns(model: Model, rows: Rows, draft: Draft): void {
  const { pairs, options, slots } = model;
  const { classes } = rows;
  for (let e = 0; e < pairs.count; e++) {
    for (let o = options.start[e]!; o < options.start[e + 1]!; o++) {
      const need = options.need[o]!;
      for (let c = 0; c < classes; c++) {
        let some = 0;
        for (let w = 0; w < slots.words; w++) {
          some |= options.mask[o * slots.words + w]! & rows.classMasks[c]![w]!;
        }
        if (some === 0) continue;
        draft.add(e, pairs.worth[e]! + bonusOf(model, rows, o, c), 1, 1, [
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
        // The need's row comes first: its coefficient is `sign`, those of the interpreter's rows are 1.
        draft.add(-1, 0, upper, -1, [
          rows.need[need * rows.classes + c]!,
          hours,
          rows.interpreterDay[i]!,
        ]);
      }
    }
  });
}
