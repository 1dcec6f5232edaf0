import { lendInterpreter } from './interpreters.js';
import { type Run, startRun, step } from './pdhg.js';
import type { Stopped } from './prices.js';
import { columnsWhere, cutProgram, type Program, programOf } from './program.js';
import type { Random } from './random.js';
import { place, type Schedule } from './schedule.js';
import type { SlotPrices } from './slot-prices.js';
import { addWaits, busyShares, findWaits, insertRows } from './waits.js';
import { findInterpreter, freeWord, hasRoom, inOrder, NONE_FREE } from './spots.js';

export interface DiveEffort {
  /** Iterations before the first meeting is placed, and between two batches. */
  first: number;
  next: number;
  /** Worths are moved at random by up to this much (thousandths), so that the optimum is a corner. */
  blur: number;
  stopped: Stopped;
}

/** A column that the relaxation takes by this much is placed at once. */
const SURE = 0.9;
/** In each round at least this part of the columns that are left is decided, and at most twice the sure. */
const PART = 1 / 60;
const BATCH_MIN = 40;
const SUPPORT = 1e-3;

/**
 * Places meetings by diving into the linear program with one column for a pair, delegates and slot: the columns
 * that its solution takes (nearly) whole are placed, the rest is solved again from there, until nothing is
 * left (diving heuristics of integer programming: Achterberg 2007, ch. 9). What is placed already stays. The
 * program has a class for each slot.
 */
export function dive(s: Schedule, from: SlotPrices, random: Random, effort: DiveEffort): void {
  let live = openPart(s, from, random, effort.blur);
  let iterations = effort.first;
  while (live.open > 0 && !effort.stopped()) {
    const share = average(live, iterations);
    iterations = effort.next;
    const decided = placeBest(s, live.program, share);
    if (decided.size === 0) return;
    live = payForWaits(s, live, share);
    live = shrink(live, (j) => !decided.has(j) && isOpen(s, live.program, j));
  }
}

/** The columns that can still be placed, and the method's run on them. */
interface Live {
  program: Program;
  run: Run;
  /** Columns of pairs; the others are interpreters' hours. */
  open: number;
}

function openPart(
  s: Schedule,
  { program, x, y, balance }: SlotPrices,
  random: Random,
  blur: number,
): Live {
  const own = programOf({
    ...program,
    cap: program.cap.slice(),
    floor: program.floor.slice(),
  });
  for (let j = 0; j < program.columns; j++) if (isPlaced(s, program, j)) consume(own, j);
  const kept = columnsWhere(own, (j) => isOpen(s, own, j));
  const cut = cutProgram(own, kept);
  const { pair, worth } = cut.program;
  for (let j = 0; j < worth.length; j++) {
    if (pair[j]! >= 0) worth[j]! += ((random.below(2001) - 1000) / 1000) * blur;
  }
  const run = startRun(cut.program, {
    y: Float64Array.from(cut.rows, (r) => y[r]!),
    x: Float64Array.from(kept, (j) => x[j]!),
    balance,
  });
  return { program: cut.program, run, open: countOpen(cut.program) };
}

function countOpen(program: Program): number {
  return program.pair.reduce((count, e) => (e >= 0 ? count + 1 : count), 0);
}

function isPlaced(s: Schedule, program: Program, j: number): boolean {
  const e = program.pair[j]!;
  if (e < 0 || s.position[e]! < 0 || s.option[e] !== program.option[j]) return false;
  return s.model.slots.slotAt[s.position[e]!] === program.classOf[j];
}

/** What is placed takes its share of every row. */
function consume(program: Program, j: number): void {
  for (let k = program.start[j]!; k < program.start[j + 1]!; k++) {
    const r = program.row[k]!;
    program.cap[r]! -= program.coefficient[k]!;
    if (program.floor[r]! > 0) program.floor[r]!--;
  }
}

/** Whether the column could still be placed. */
function isOpen(s: Schedule, program: Program, j: number): boolean {
  const e = program.pair[j]!;
  if (e < 0) return true;
  if (s.position[e]! >= 0) return false;
  const { pairs, slots } = s.model;
  if (!hasRoom(s, pairs.a[e]!) || !hasRoom(s, pairs.b[e]!)) return false;
  const p = slots.positionOf[program.classOf[j]!]!;
  return (freeWord(s, program.option[j]!, p >> 5) & (1 << (p & 31))) !== 0;
}

function average({ program, run }: Live, iterations: number): Float64Array {
  run.xSum.fill(0);
  for (let k = 0; k < iterations; k++) step(program, run);
  return run.xSum.map((sum) => sum / iterations);
}

/** Places the columns with the greatest shares; answers those that are decided, placed or not. */
function placeBest(s: Schedule, live: Program, share: Float64Array): Set<number> {
  const order = columnsWhere(live, (j) => live.pair[j]! >= 0 && share[j]! > SUPPORT);
  order.sort((x, y) => share[y]! - share[x]! || x - y);
  const decided = new Set<number>();
  const least = Math.max(3, Math.ceil(order.length * PART));
  const most = Math.max(BATCH_MIN, 2 * least);
  for (const j of order) {
    if (decided.size >= most || (share[j]! < SURE && decided.size >= least)) break;
    if (!isOpen(s, live, j)) continue;
    decided.add(j);
    const p = s.model.slots.positionOf[live.classOf[j]!]!;
    if (!inOrder(s, live.pair[j]!, p)) continue;
    let interpreter = findInterpreter(s, live.option[j]!, p);
    if (interpreter === NONE_FREE) interpreter = lendInterpreter(s, live.option[j]!, p, Infinity);
    if (interpreter === NONE_FREE) continue;
    place(s, live.option[j]!, p, interpreter);
    consume(live, j);
  }
  return decided;
}

/** Gives the waits that the solution does not pay for their rows. */
function payForWaits(s: Schedule, live: Live, share: Float64Array): Live {
  const { model } = s;
  const { run } = live;
  const busy = busyShares(model, live.program, share);
  for (let k = 0; k < busy.length; k++) if (s.delegateAt[k]! >= 0) busy[k] = 1;
  const waits = findWaits(model, live.program, busy);
  if (waits.length === 0) return live;
  const at = live.program.rows;
  const program = addWaits(model, live.program, waits, at);
  waits.forEach(({ delegate, from, idle, to }, k) => {
    const isBusy = (p: number): number =>
      s.delegateAt[delegate * model.slots.positions + p]! >= 0 ? 1 : 0;
    program.cap[at + k]! += isBusy(idle) - isBusy(from) - isBusy(to);
  });
  const x = new Float64Array(program.columns);
  x.set(run.x);
  const y = insertRows(run.y, at, waits.length);
  const next = startRun(program, { y, x, balance: run.balance });
  next.rowStep.set(run.rowStep);
  return { program, run: next, open: live.open };
}

/** The program without decided and dead columns, and the run that goes on in it. */
function shrink(live: Live, keep: (j: number) => boolean): Live {
  const { run } = live;
  const kept = columnsWhere(live.program, keep);
  const { program, rows } = cutProgram(live.program, kept);
  const of = (values: Float64Array): Float64Array => Float64Array.from(rows, (r) => values[r]!);
  const x = Float64Array.from(kept, (j) => run.x[j]!);
  const next = startRun(program, { y: of(run.y), x, balance: run.balance });
  next.rowStep = of(run.rowStep);
  return { program, run: next, open: countOpen(program) };
}
