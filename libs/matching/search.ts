import { anneal, type Search } from './anneal.js';
import { type Best, bestOf, restore } from './best.js';
import { placeInOrder, placePrevious } from './construct.js';
import { dive } from './dive.js';
import { type Guide, typicalScore } from './guide.js';
import type { Model } from './model.js';
import { createRandom } from './random.js';
import type { Schedule } from './schedule.js';

export interface SearchHooks {
  /** Moves done, and the best value so far. */
  onProgress(done: number, value: number): void;
  /** True ends the search. */
  stopped(): boolean;
  /** True when nothing better than this is wanted; asked now and then with the best of a start. */
  isEnough?(found: Best): boolean;
}

/**
 * Starts from the earlier timetable and the prices, and from dives into the linear program where the first
 * leaves something to be wished; anneals each start for a while, and goes on from the best.
 */
export function search(
  s: Schedule,
  guide: Guide,
  seed: number,
  moves: number,
  hooks: SearchHooks,
): Best {
  return new Trials(s, guide, seed, moves, hooks).run();
}

const TRIAL_SHARE = 0.12;
/** A start this near the bound (as a part of it) needs no other. */
const NEAR = 1e-4;
/** A cold start this near needs no warm ones: they would break what the prices built. */
const COLD_IS_RIGHT = 5e-3;
/** Dives into a program of so many columns; more into a smaller one, and three into a small one at any budget. */
const DIVES = { columns: 25_000, least: 4, most: 8, small: 5000 };
const MOVES_PER_DIVE = 250_000;
/** Iterations of a dive: before the first batch, and between batches. */
const DIVE = { first: 250, next: 80 };

class Trials {
  private readonly lookup: Search;
  private readonly scale: Scale;
  private readonly empty: Best;
  private readonly best: Best;
  private spent = 0;
  private enough = false;

  constructor(
    private readonly s: Schedule,
    private readonly guide: Guide,
    seed: number,
    private readonly moves: number,
    private readonly hooks: SearchHooks,
  ) {
    const random = createRandom(seed);
    this.scale = scaleOf(s.model);
    this.empty = bestOf(s, guide.bound);
    this.lookup = {
      candidates: guide.candidates,
      byFirm: listByFirm(s.model, guide),
      random,
      swaps: this.scale.swaps,
    };
    placePrevious(s);
    this.fill();
    this.best = bestOf(s, guide.bound);
  }

  run(): Best {
    const start = bestOf(this.s, this.guide.bound);
    const { trials } = this.scale;
    let lead = this.trial(start, trials[0]!);
    if (this.isWithin(NEAR)) return this.finish(lead, trials[0]!);
    let warmth = trials[0]!;
    if (this.guide.slots) {
      const dives = this.countDives(this.guide.slots.program.columns);
      for (let k = 0; k < dives && !this.isOver(); k++) {
        const most = Math.min(MOVES_PER_DIVE, Math.floor(this.moves / dives / 2));
        const found = this.trial(this.dived(), this.scale.afterDive, most);
        if (found.value > lead.value) [lead, warmth] = [found, this.scale.afterDive];
      }
    } else if (!this.isWithin(COLD_IS_RIGHT)) {
      for (const from of trials.slice(1)) {
        const found = this.trial(start, from);
        if (found.value > lead.value) [lead, warmth] = [found, from];
      }
    }
    return this.finish(lead, warmth);
  }

  private countDives(columns: number): number {
    const cheap = Math.min(DIVES.most, Math.floor(DIVES.columns / columns));
    const few = columns < DIVES.small ? 3 : 1;
    return Math.max(
      few,
      Math.min(Math.max(DIVES.least, cheap), Math.floor(this.moves / MOVES_PER_DIVE / 2)),
    );
  }

  private finish(lead: Best, warmth: number): Best {
    restore(this.s, lead);
    this.anneal(warmth, this.moves - this.spent, this.best);
    return this.best;
  }

  /** Anneals a start for a share of the moves; answers the best of it. */
  private trial(start: Best, from: number, most = Infinity): Best {
    restore(this.s, start);
    const found = bestOf(this.s, this.guide.bound);
    this.anneal(from, Math.min(most, Math.floor(this.moves * TRIAL_SHARE)), found);
    if (found.value > this.best.value) copy(found, this.best);
    return found;
  }

  private dived(): Best {
    const { s, guide, scale } = this;
    restore(s, this.empty);
    const stopped = () => this.hooks.stopped();
    dive(s, guide.slots!, this.lookup.random, { ...DIVE, blur: scale.unit * BLUR, stopped });
    this.fill();
    return bestOf(s, guide.bound);
  }

  /** Places what fits, by reduced worth. */
  private fill(): void {
    placeInOrder(this.s, byReducedWorth(this.guide.candidates, this.guide), this.lookup.random);
  }

  private anneal(from: number, moves: number, into: Best): void {
    const { unit, end } = this.scale;
    const most = Math.max(0, Math.min(moves, this.moves - this.spent));
    const stop = (done: number): boolean => {
      this.enough ||= this.hooks.isEnough?.(into) ?? false;
      this.hooks.onProgress(this.spent + done, Math.max(this.best.value, into.value));
      return this.enough || this.hooks.stopped();
    };
    if (!this.isOver()) {
      anneal(this.s, this.lookup, { from: from * unit, to: end * unit, moves: most }, into, stop);
    }
    this.spent += most;
  }

  private isOver(): boolean {
    return this.enough || this.best.value >= this.guide.bound || this.hooks.stopped();
  }

  private isWithin(part: number): boolean {
    return this.best.value >= this.guide.bound - part * Math.abs(this.guide.bound);
  }
}

/** How much a dive blurs the worths, in units of the scale. */
const BLUR = 0.02;

/** What temperatures and the mix of moves are measured by. */
interface Scale {
  unit: number;
  /** Starting temperatures in units: cold keeps a good start, hot is for half-days and scarce interpreters. */
  trials: number[];
  afterDive: number;
  end: number;
  swaps: number;
}

/** Where scores decide nothing (all 0), waiting does: meetings are given, and only their slots are changed. */
function scaleOf(model: Model): Scale {
  const typical = typicalScore(model);
  if (typical > 0) {
    return {
      unit: typical,
      trials: [0.02, 0.2, 1],
      afterDive: 0.06,
      end: 0.01,
      swaps: 1,
    };
  }
  const unit = Math.max(model.weights.gap, model.weights.break, 1);
  return { unit, trials: [0.5, 1, 2], afterDive: 1, end: 0.15, swaps: 9 };
}

function byReducedWorth(pairs: Int32Array, guide: Guide): Int32Array {
  return pairs.slice().sort((x, y) => guide.reduced[y]! - guide.reduced[x]! || x - y);
}

/** Firm -> its candidates, dearest first. */
export function listByFirm(model: Model, guide: Guide): Int32Array[] {
  const lists = model.people.firmIds.map((): number[] => []);
  for (const pair of byReducedWorth(guide.candidates, guide)) {
    lists[model.pairs.a[pair]!]!.push(pair);
    lists[model.pairs.b[pair]!]!.push(pair);
  }
  return lists.map((list) => Int32Array.from(list));
}

function copy(from: Best, to: Best): void {
  to.value = from.value;
  to.position.set(from.position);
  to.option.set(from.option);
  to.interpreter.set(from.interpreter);
}
