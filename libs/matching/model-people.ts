import type { Instance } from './instance.js';
import { byId } from './order.js';
import { type SlotBits, writeMask } from './slot-bits.js';

/** Firms, delegates and interpreters by index, in the order of their ids. */
export interface People {
  firmIds: string[];
  firmIndex: Map<string, number>;
  firmMin: Int32Array;
  firmMax: Int32Array;
  /** Firm -> its delegates. */
  firmDelegates: number[][];
  delegateIds: string[];
  delegateIndex: Map<string, number>;
  delegateMask: Int32Array;
  interpreterIds: string[];
  interpreterMask: Int32Array;
  interpreterMax: Int32Array;
  /** Language class of a delegate: delegates of one class speak the same languages. */
  delegateClass: Int32Array;
  classes: number;
  /** Class -> its languages, sorted. */
  spoken: string[][];
  /** Class x class -> 0 when a language is shared, else a language need from 1 on. */
  need: Int32Array;
  /** Language need -> interpreters who can serve it; entry 0 is empty. */
  needInterpreters: number[][];
  /** The same as bits: language need x word. */
  needMask: Int32Array;
  interpreterWords: number;
}

const NO_LIMIT = 0x3fffffff;

export function readPeople(instance: Instance, slots: SlotBits): People {
  const firms = byId(instance.participants);
  const delegates = firms.flatMap((firm, f) => byId(firm.delegates).map((row) => ({ ...row, f })));
  const interpreters = byId(instance.interpreters ?? []);
  const mask = (rows: { available?: string[] }[]): Int32Array => {
    const words = new Int32Array(rows.length * slots.words);
    rows.forEach((row, i) => writeMask(slots, row.available, words, i * slots.words));
    return words;
  };
  const firmDelegates = firms.map((): number[] => []);
  delegates.forEach(({ f }, d) => firmDelegates[f]!.push(d));
  const languages = readLanguages(delegates, interpreters);
  return {
    firmIds: firms.map(({ id }) => id),
    firmIndex: new Map(firms.map(({ id }, f) => [id, f])),
    firmMin: Int32Array.from(firms, (firm) => firm.minMeetings ?? 0),
    firmMax: Int32Array.from(firms, (firm) => firm.maxMeetings),
    firmDelegates,
    delegateIds: delegates.map(({ id }) => id),
    delegateIndex: new Map(delegates.map(({ id }, d) => [id, d])),
    delegateMask: mask(delegates),
    interpreterIds: interpreters.map(({ id }) => id),
    interpreterMask: mask(interpreters),
    interpreterMax: Int32Array.from(interpreters, (one) => one.maxMeetings ?? NO_LIMIT),
    ...languages,
    ...maskNeeds(languages.needInterpreters, interpreters.length),
  };
}

/** Who can serve which language need, as bits. */
export function maskNeeds(
  needInterpreters: number[][],
  interpreters: number,
): Pick<People, 'needMask' | 'interpreterWords'> {
  const interpreterWords = Math.ceil(interpreters / 32);
  const needMask = new Int32Array(needInterpreters.length * interpreterWords);
  needInterpreters.forEach((able, need) => {
    for (const i of able) needMask[need * interpreterWords + (i >> 5)]! |= 1 << (i & 31);
  });
  return { needMask, interpreterWords };
}

function readLanguages(
  delegates: { languages: string[] }[],
  interpreters: { languages: string[] }[],
): Pick<People, 'delegateClass' | 'classes' | 'spoken' | 'need' | 'needInterpreters'> {
  const classIndex = new Map<string, number>();
  const spoken: string[][] = [];
  const delegateClass = Int32Array.from(delegates, ({ languages }) => {
    const sorted = [...new Set(languages)].sort();
    const key = JSON.stringify(sorted);
    const known = classIndex.get(key) ?? spoken.length;
    if (known === spoken.length) spoken.push(sorted);
    classIndex.set(key, known);
    return known;
  });
  const classes = spoken.length;
  const need = new Int32Array(classes * classes);
  const needInterpreters: number[][] = [[]];
  const share = (x: string[], y: string[]) => x.some((language) => y.includes(language));
  const groupIndex = new Map<string, number>();
  for (let x = 0; x < classes; x++) {
    for (let y = 0; y < classes; y++) {
      if (share(spoken[x]!, spoken[y]!)) continue;
      const able = [...interpreters.keys()].filter(
        (i) =>
          share(interpreters[i]!.languages, spoken[x]!) &&
          share(interpreters[i]!.languages, spoken[y]!),
      );
      // Needs that the same interpreters can serve are one need.
      const key = able.join();
      const group = groupIndex.get(key) ?? needInterpreters.length;
      if (group === needInterpreters.length) needInterpreters.push(able);
      groupIndex.set(key, group);
      need[x * classes + y] = group;
    }
  }
  return { delegateClass, classes, spoken, need, needInterpreters };
}

/** 0 when the two delegates share a language, else what they need interpreted. */
export function needOf(people: People, a: number, b: number): number {
  return people.need[people.delegateClass[a]! * people.classes + people.delegateClass[b]!]!;
}
