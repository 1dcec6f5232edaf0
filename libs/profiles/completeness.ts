import type { ParticipantRole } from '#libs/showcases/participant.entity.js';

/** How much a participant has filled in, in counts: enough to judge thousands at once. */
export interface ProfileCounts {
  roles: ParticipantRole[];
  described: boolean;
  /** Offerings, and how many of them say each thing. */
  offerings: Record<'all' | 'text' | 'english' | 'capacity' | 'time' | 'price' | 'control', number>;
  needs: Record<'all' | 'text' | 'quantity' | 'time', number>;
  interests: number;
}

/** What the other country's participants are like, seen from this one. */
export interface OtherSide {
  firms: number;
  suppliers: number;
  buyers: number;
  /** Standard -> participants that require it of what this firm offers, where it does not hold it. */
  missingCertificates: Record<string, number>;
  /** Participants whose needs, for what this firm offers, state a quantity, a date or a budget. */
  asksQuantity: number;
  asksTime: number;
  asksPrice: number;
}

export type HintCode =
  | 'description'
  | 'offerings'
  | 'offering-text'
  | 'offering-english'
  | 'offering-capacity'
  | 'offering-time'
  | 'offering-price'
  | 'offering-control'
  | 'needs'
  | 'need-text'
  | 'need-quantity'
  | 'need-time'
  | 'interests'
  | 'certificate';

export interface Hint {
  code: HintCode;
  /** Participants of the other country that it would matter to. */
  gain: number;
  /** Id of the standard, for `certificate`. */
  standard?: string;
}

interface Item {
  code: HintCode;
  /** How much it moves a score, or is read. */
  weight: number;
  /** 0 to 1. */
  done: number;
}

/** What the firm's roles call for, and how far it is filled in. */
function itemsOf(counts: ProfileCounts): Item[] {
  const { roles, offerings, needs } = counts;
  const item = (code: HintCode, weight: number, part: number, whole: number): Item[] =>
    whole === 0 ? [] : [{ code, weight, done: Math.min(1, part / whole) }];
  const others = roles.some((role) => role !== 'supplier' && role !== 'buyer');
  return [
    ...item('description', 1, Number(counts.described), 1),
    ...(roles.includes('supplier') ? item('offerings', 4, offerings.all, 1) : []),
    ...item('offering-text', 2, offerings.text, offerings.all),
    ...item('offering-english', 1, offerings.english, offerings.all),
    ...item('offering-capacity', 1, offerings.capacity, offerings.all),
    ...item('offering-time', 1, offerings.time, offerings.all),
    ...item('offering-price', 1, offerings.price, offerings.all),
    ...item('offering-control', 1, offerings.control, offerings.all),
    ...(roles.includes('buyer') ? item('needs', 4, needs.all, 1) : []),
    ...item('need-text', 2, needs.text, needs.all),
    ...item('need-quantity', 1, needs.quantity, needs.all),
    ...item('need-time', 1, needs.time, needs.all),
    ...(others ? item('interests', 4, counts.interests, 1) : []),
  ];
}

/** 0 to 100: what is filled in, weighed by how much it moves a score. */
export function percentComplete(counts: ProfileCounts): number {
  const items = itemsOf(counts);
  const whole = items.reduce((sum, { weight }) => sum + weight, 0);
  const done = items.reduce((sum, { weight, done }) => sum + weight * done, 0);
  return whole === 0 ? 0 : Math.floor((100 * done) / whole);
}

const shown = 3;

/** What would raise matches most, best first: each with the participants it would matter to. */
export function hintsFor(counts: ProfileCounts, other: OtherSide): Hint[] {
  const open = itemsOf(counts)
    .filter(({ done }) => done < 1)
    .map(({ code }) => ({ code, gain: gainOf(code, other) }));
  const papers = Object.entries(other.missingCertificates).map(([standard, gain]) => ({
    code: 'certificate' as const,
    gain,
    standard,
  }));
  return [...open, ...papers]
    .filter(({ gain }) => gain > 0)
    .sort((a, b) => b.gain - a.gain || (a.code < b.code ? -1 : 1))
    .slice(0, shown);
}

function gainOf(code: HintCode, other: OtherSide): number {
  if (code === 'offering-capacity') return other.asksQuantity;
  if (code === 'offering-time') return other.asksTime;
  if (code === 'offering-price') return other.asksPrice;
  if (code.startsWith('offering')) return other.buyers;
  if (code.startsWith('need')) return other.suppliers;
  return other.firms;
}
