export type RoundErrorCode =
  | 'round.unknown'
  | 'round.unknown-firm'
  | 'round.running'
  | 'round.not-running'
  | 'round.not-proposed'
  | 'round.no-timetable'
  | 'round.no-pairs'
  | 'round.clash';

/** A round is not in the state that an act asks for. `code` is stable; its words are in the catalogues. */
export class RoundError extends Error {
  constructor(readonly code: RoundErrorCode) {
    super(code);
  }
}
