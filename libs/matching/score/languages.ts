import type { InstanceDelegate, InstanceInterpreter } from '../instance.js';
import type { Evidence } from './evidence.js';

/**
 * A language that two delegates share earns the whole weight, an interpreter who can stand between two a
 * quarter of it; neither: no evidence.
 */
export function languageEvidence(
  a: InstanceDelegate[],
  b: InstanceDelegate[],
  interpreters: InstanceInterpreter[],
  weight: number,
): Evidence[] {
  const spoken = (people: InstanceDelegate[]) => new Set(people.flatMap((one) => one.languages));
  const ofA = spoken(a);
  const ofB = spoken(b);
  const shared = [...ofA].filter((language) => ofB.has(language)).sort()[0];
  if (shared !== undefined) {
    return [{ code: 'language.shared', points: weight, params: { language: shared } }];
  }
  const able = interpreters.some(
    ({ languages }) =>
      languages.some((language) => ofA.has(language)) &&
      languages.some((language) => ofB.has(language)),
  );
  if (!able) return [];
  return [{ code: 'language.interpreter', points: Math.round(weight / 4), params: {} }];
}
