/**
 * `in-person`: at tables. `video`: at no table, in slots of its own and inside the hours of both sides.
 * `interview`: at tables, each firm with a host of the organiser's.
 */
export const roundKinds = ['in-person', 'video', 'interview'] as const;
export type RoundKind = (typeof roundKinds)[number];

/** What a round is, beside how it is computed. */
export interface RoundPlan {
  kind: RoundKind;
  /** Adds to what is published of its kind; otherwise it takes its place. */
  adds: boolean;
  /** Firms that meet in a round of another kind may meet here, too. */
  again: boolean;
}

export const plainPlan: RoundPlan = { kind: 'in-person', adds: false, again: false };
