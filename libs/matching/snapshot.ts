import type {
  InstanceDelegate,
  InstanceEntry,
  InstanceInterpreter,
  InstanceSlot,
  InstanceTable,
  InstanceWeights,
  Timetable,
} from './instance.js';

/** What a firm supplies. Codes are taxonomy codes; certificates are standard ids; times in days. */
export interface ScoreOffering {
  id: string;
  code: string;
  /** Further codes: materials, processes, applications. */
  moreCodes?: string[];
  /** Free text in either language. */
  text: string;
  /** Units a month that can be delivered; null where not said (here and below). */
  capacityPerMonth: number | null;
  minimumOrder: number | null;
  leadTimeDays: number | null;
  /** Price band of a unit, U.S. dollars; an open end is null. */
  price?: Band;
  certificates: string[];
}

/** A band of whole numbers; an open end is null. */
export interface Band {
  from: number | null;
  to: number | null;
}

/** What a firm buys. */
export interface ScoreNeed {
  id: string;
  code: string;
  moreCodes?: string[];
  text: string;
  quantity: number | null;
  /** Days from the showcase until the goods are wanted. */
  neededInDays: number | null;
  /** Budget of a unit, U.S. dollars. */
  budget?: Band;
  certificatesRequired: string[];
  certificatesPreferred: string[];
  /** Codes of regions whose firms are not wanted for it. */
  regionsExcluded?: string[];
}

/** One firm in a round; `id` is the participant's id. */
export interface ScoreFirm {
  id: string;
  side: 'KR' | 'US';
  /** One of the organiser's desks: the other side of an interview. */
  isHost?: boolean;
  /** Code of the region it is in; null where not known. */
  region?: string | null;
  /** What the firm says of itself, in either language. */
  text?: string;
  minMeetings: number;
  maxMeetings: number;
  delegates: InstanceDelegate[];
  offerings: ScoreOffering[];
  needs: ScoreNeed[];
  interests: ScoreInterest[];
}

/** What a firm invests in, seeks investment for, researches or writes standards for. */
export interface ScoreInterest {
  kind: 'invest' | 'seek-investment' | 'research' | 'standards';
  code: string;
  stage?: string | null;
  instrument?: string | null;
  /** Ticket in thousand U.S. dollars. */
  ticket?: Band;
  /** Kinds of cooperation looked for. */
  cooperation?: string[];
}

/** A term of both languages that texts are read by. A code of the taxonomy is a term, too. */
export interface LexiconTerm {
  id: string;
  /** What it is called, in either language. */
  names: string[];
  /** Terms of the group `material` exclude each other; `product` says what is offered or needed. */
  group: string;
  /** A taxonomy code that it is part of. */
  under?: string;
}

export type WishKind = 'must' | 'meet' | 'no';

export interface ScoreWish {
  from: string;
  to: string;
  kind: WishKind;
  /** 1 is the dearest; null where not ranked. */
  rank: number | null;
}

/** Parts of the score, in thousandths; they are the organiser's choice and stored with the round. */
export interface ScoreWeights {
  supply: number;
  certificates: number;
  terms: number;
  interests: number;
  wishes: number;
  languages: number;
}

/** All a round reads, as plain JSON: the same snapshot, seed and budget give the same proposal. */
export interface RoundSnapshot {
  format: 'showcase-snapshot/1';
  name: string;
  slots: InstanceSlot[];
  tables: InstanceTable[];
  interpreters: InstanceInterpreter[];
  firms: ScoreFirm[];
  wishes: ScoreWish[];
  /** Taxonomy code -> the codes from the sector's root down to the code itself. */
  taxonomy: Record<string, string[]>;
  /** Words that say the same in both languages; without it texts are compared within a language only. */
  lexicon?: LexiconTerm[];
  /** Standard id -> ids of the standards that holding it satisfies, itself included (one-way). */
  certificates: Record<string, string[]>;
  weights: { objective: InstanceWeights; score: ScoreWeights };
  /** Absent: in person. */
  kind?: 'video' | 'interview';
  /** Pairs that have met in what is published and do not meet again. */
  met?: { a: string; b: string }[];
  locked: InstanceEntry[];
  previous: InstanceEntry[];
}

/**
 * One reason of a score. `points` in thousandths. `from` supplies, invests or wishes; `to` is the other firm.
 * `code` is worded in Korean and English by the message catalogue; `params` are ids and codes, never sentences.
 */
export interface ScoreReason {
  code:
    | 'supply.exact'
    | 'supply.near'
    | 'supply.text'
    | 'text.shared'
    | 'text.fact-met'
    | 'text.fact-missed'
    | 'text.material'
    | 'certificates.met'
    | 'certificates.missing'
    | 'terms.quantity'
    | 'terms.leadTime'
    | 'terms.price'
    | 'interest.invest'
    | 'interest.research'
    | 'interest.standards'
    | 'wish.must'
    | 'wish.meet'
    | 'wish.mutual'
    | 'interview'
    | 'language.shared'
    | 'language.interpreter';
  points: number;
  from: string;
  to: string;
  params: Record<string, string | number>;
}

export interface ScoredPair {
  a: string;
  b: string;
  /** 0 to 1000. */
  score: number;
  must: boolean;
  /** 0 to 100: how much of what could have been compared was said. It never lowers the score. */
  confidence: number;
  reasons: ScoreReason[];
}

export type Budget = 'quick' | 'normal' | 'long' | number;

export interface SolveOptions {
  seed: number;
  /** Counted in moves, never in seconds, so that a run can be replayed on any machine. */
  budget: Budget;
  /** Lifts the worst-off first (leximin on the number of meetings), above all else. */
  fair?: boolean;
}

export type SolvePhase = 'score' | 'pair' | 'timetable' | 'verify';

/** Posted while a round runs. `done` of `total` in work units over all phases. */
export interface SolveProgress {
  phase: SolvePhase;
  done: number;
  total: number;
  value: number | null;
  bound: number | null;
}

/** How good a timetable is; counted by the verifier, which shares no code with the solver. */
export interface Quality {
  feasible: boolean;
  violations: string[];
  value: number;
  bound: number;
  gapPct: number;
  meetings: number;
  mustsMet: number;
  mustsTotal: number;
  shortfall: number;
  /** Participants that reach their minimum. */
  covered: number;
  participants: number;
  gaps: number;
  breaks: number;
  changed: number;
  /** Meetings that have an interpreter. */
  interpreted: number;
}

/** What the thread answers for a snapshot. */
export interface RoundProposal {
  timetable: Timetable;
  quality: Quality;
  /** Scored pairs in the order of the instance; the reasons stay with them. */
  pairs: ScoredPair[];
  /** What lifting the worst-off first cost in value; only where that was asked for. */
  price?: number;
  /** Moves done when the run was stopped early; absent where it ran to its end. */
  stoppedAt?: number;
}
