import type { TimetableMeeting } from '../instance.js';
import type { ScoredPair } from '../snapshot.js';

/** Why two firms meet, or why they do not. Firms, people and slots by id; words are added at the edge. */
export type PairAnswer = Meets | Apart;

export interface Meets {
  meets: true;
  scored: ScoredPair | null;
  meeting: TimetableMeeting;
  locked: boolean;
  ranks: PartnerRank[];
  place: PlaceReasons;
}

/** The place a partner takes for a firm by score, 1 is the best. */
export interface PartnerRank {
  firm: string;
  /** Among all that it could meet, and how many these are. */
  ofPartners: number;
  partners: number;
  /** Among those it meets. Null where the pair does not meet. */
  ofMeetings: number | null;
  meetings: number;
}

export interface PlaceReasons {
  /** Who could interpret in this slot, in all and left free by others; null where nobody is needed. */
  interpreters: { able: number; free: number } | null;
  /** Other places that are free for the pair, the best of each slot, dearest first. */
  others: OtherPlace[];
}

export interface OtherPlace extends Spot {
  table: string;
  /** What moving the meeting there changes the value by, in thousandths. */
  change: number;
}

/** A slot, and who would meet there. */
export interface Spot {
  slot: string;
  aDelegate: string;
  bDelegate: string;
  interpreter: string | null;
}

export interface Apart {
  meets: false;
  scored: ScoredPair | null;
  must: boolean;
  reason: Reason;
  ranks: PartnerRank[];
  /** Every slot of the programme, in order. */
  slots: SlotState[];
  /** Null where no timetable can hold the pair, or the rules do not allow it. */
  force: Force | null;
  remedies: Remedy[];
}

/** The first hard reason why two do not meet. `firm` is the one it lies with. */
export type Reason =
  | { code: 'firm-absent'; firm: string }
  | { code: 'same-side' }
  | { code: 'wish-no'; firm: string }
  | { code: 'nothing-speaks' }
  | { code: 'never-together' }
  | { code: 'no-interpreter-ever' }
  | { code: 'no-table-ever' }
  | { code: 'side-full'; firm: string; meetings: number }
  | { code: 'no-common-slot' }
  | { code: 'no-interpreter-left' }
  | { code: 'no-table-left' }
  | { code: 'order' }
  | { code: 'worth-less' }
  | { code: 'could-be-added' };

/** What stands in the way in a slot. `with` is the firm that `firm` meets then. */
export type Blocker =
  | { code: 'away'; firm: string }
  | { code: 'busy'; firm: string; with: string[] }
  | { code: 'pair-away' }
  | { code: 'no-table' }
  | { code: 'tables-full' }
  | { code: 'no-interpreter' }
  | { code: 'interpreters-busy' }
  | { code: 'order'; a: string; b: string };

export interface SlotState {
  slot: string;
  /** Empty: the pair could meet here as the timetable is, but for the firms' limits. */
  blockers: Blocker[];
  /** What forcing the pair into this slot costs at most, in thousandths; null where it cannot be. */
  costAtMost: number | null;
}

/** What would be lost, in thousandths. Below 0: the timetable would gain. */
export interface Cost {
  /** Proven by the prices of the limits; null where they prove nothing. */
  atLeast: number | null;
  /** Of a timetable that was really made. */
  atMost: number;
  /** Both are the same. */
  exact: boolean;
}

/** The cheapest way found to let two meet. */
export interface Force extends Spot {
  cost: Cost;
  changes: Change[];
}

/** What becomes of another meeting. */
export interface Change {
  code: 'lost' | 'moved' | 'gained' | 'other-people';
  a: string;
  b: string;
  /** Null for a meeting that is gained. */
  from: Spot | null;
  /** Null for a meeting that is lost. */
  to: Spot | null;
}

/** What would let two meet: tried on the schedule, the value then is at least `gain` above the present one. */
export type Remedy = { gain: number; further: number } & (
  | { code: 'interpreter'; slot: string }
  | { code: 'table'; slot: string }
  | {
      code: 'stay';
      firm: string;
      delegate: string;
      slot: string;
      when: 'earlier' | 'later' | 'then';
    }
  | { code: 'limit'; firms: string[] }
);
