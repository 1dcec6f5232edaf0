import type { BlockCode } from '#libs/matching/edit/why-blocked.js';

export type DraftErrorCode =
  | 'draft.none'
  | 'draft.changed'
  | 'draft.nothing'
  | 'draft.pair-unknown'
  | 'draft.not-meeting'
  | 'lock.clashes'
  | 'repair.unknown'
  | `place.${BlockCode}`;

/** A draft cannot be changed in this way. `code` is stable; its words are in the catalogues. */
export class DraftError extends Error {
  constructor(readonly code: DraftErrorCode) {
    super(code);
  }
}
