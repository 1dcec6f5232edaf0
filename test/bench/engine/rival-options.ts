import type { Instance, InstanceDelegate, InstancePair } from '#libs/matching/instance.js';

/** Two delegates who could hold a pair's meeting, and in which slots. */
export interface RivalOption {
  pair: number;
  a: string;
  b: string;
  slots: string[];
  /** Who could interpret, joined; '' where the two share a language. */
  need: string;
}

/** Every way each pair could meet, read from the instance anew: the rivals share no code with the engine. */
export function listRivalOptions(instance: Instance): RivalOption[] {
  const firms = new Map(instance.participants.map((firm) => [firm.id, firm]));
  const all = instance.slots.map(({ id }) => id);
  return instance.pairs.flatMap((pair, index) =>
    attending(firms.get(pair.a)!.delegates, pair.delegates?.a).flatMap((a) =>
      attending(firms.get(pair.b)!.delegates, pair.delegates?.b).flatMap((b) => {
        const need = needOf(instance, a, b);
        if (need === null) return [];
        const slots = all.filter(
          (slot) => isThere(pair, slot) && isThere(a, slot) && isThere(b, slot),
        );
        return slots.length > 0 ? [{ pair: index, a: a.id, b: b.id, slots, need }] : [];
      }),
    ),
  );
}

export function worthOf(instance: Instance, pair: InstancePair): number {
  return pair.score + (pair.must ? (instance.weights.must ?? 0) : 0);
}

export function isThere({ available }: { available?: string[] }, slot: string): boolean {
  return available?.includes(slot) ?? true;
}

function attending(delegates: InstanceDelegate[], allowed?: string[]): InstanceDelegate[] {
  return allowed ? delegates.filter(({ id }) => allowed.includes(id)) : delegates;
}

/** Null when nobody can stand between the two. */
function needOf(instance: Instance, a: InstanceDelegate, b: InstanceDelegate): string | null {
  const share = (x: string[], y: string[]) => x.some((language) => y.includes(language));
  if (share(a.languages, b.languages)) return '';
  const able = (instance.interpreters ?? []).filter(
    ({ languages }) => share(languages, a.languages) && share(languages, b.languages),
  );
  return able.length > 0 ? able.map(({ id }) => id).join(' ') : null;
}
