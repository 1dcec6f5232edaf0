import type { Instance } from '#libs/matching/instance.js';

/**
 * The layout of given meetings as an answer set program: all meet, the fewest breaks (Bofill et al. 2022), with
 * the cuts that they found to help: meetings per person are given, busy people per slot are at most twice the
 * tables. For one delegate a firm and one session, as such events are.
 */
export function writeLayout(instance: Instance): string {
  const person = new Map(instance.participants.map(({ id }, i) => [id, i]));
  const slot = new Map(instance.slots.map(({ id }, i) => [id, i]));
  const facts = instance.pairs.flatMap(({ a, b, available }, m) => [
    `meeting(${m}). meets(${m},${person.get(a)}). meets(${m},${person.get(b)}).`,
    ...(available
      ? [...slot].filter(([id]) => !available.includes(id)).map(([, s]) => `forbidden(${m},${s}).`)
      : []),
  ]);
  return [
    `slot(0..${instance.slots.length - 1}).`,
    ...facts,
    '1 { at(M,S) : slot(S), not forbidden(M,S) } 1 :- meeting(M).',
    'busy(P,S) :- at(M,S), meets(M,P).',
    ':- meets(M,P), meets(N,P), M < N, at(M,S), at(N,S).',
    `:- slot(S), #count { M : at(M,S) } > ${instance.tables.length}.`,
    'wanted(P,N) :- meets(_,P), N = #count { M : meets(M,P) }.',
    ':- wanted(P,N), not N #count { S : busy(P,S) } N.',
    `:- slot(S), #count { P : busy(P,S) } > ${2 * instance.tables.length}.`,
    'met(P,S) :- busy(P,S-1), slot(S).',
    'met(P,S) :- met(P,S-1), slot(S).',
    'break(P,S) :- busy(P,S), met(P,S), not busy(P,S-1).',
    '#minimize { 1,P,S : break(P,S) }.',
    '#show at/2.',
    '',
  ].join('\n');
}
