import { findPair } from './model-pairs.js';
import type { TimetableMeeting } from './instance.js';
import type { OpenRound } from './open-round.js';
import { type Review, reviewTimetable } from './review/review.js';
import type { ScoredPair } from './snapshot.js';

/** What can be asked about a round and a timetable of it: the question by its name, and its answer. */
export interface Questions {
  why: { question: { ask: 'why'; a: string; b: string }; answer: PairAnswer };
  /** How good the timetable is; `bound` is the proven one of the round. */
  review: { question: { ask: 'review'; bound: number }; answer: Review };
}

export type DeskQuestion = Questions[keyof Questions]['question'];
export type AnswerTo<Q extends DeskQuestion> = Questions[Q['ask']]['answer'];

/** Why two firms meet. Null where nothing speaks for it, and where they do not. */
export interface PairAnswer {
  scored: ScoredPair | null;
  meeting: TimetableMeeting | null;
}

type Answers = {
  [Ask in keyof Questions]: (
    round: OpenRound,
    question: Questions[Ask]['question'],
  ) => Questions[Ask]['answer'];
};

/** Each question has one pure function; whatever it tries on the schedule, it takes back. */
const answers: Answers = {
  why: answerWhy,
  review: (round, { bound }) => reviewTimetable(round, bound),
};

export function answerQuestion<Q extends DeskQuestion>(round: OpenRound, question: Q): AnswerTo<Q> {
  const answer = answers[question.ask] as (round: OpenRound, question: Q) => AnswerTo<Q>;
  return answer(round, question);
}

function answerWhy(round: OpenRound, { a, b }: Questions['why']['question']): PairAnswer {
  const { model, scored, timetable } = round;
  const pair = findPair(model.pairs, model.people, a, b);
  const isOfPair = (row: TimetableMeeting) =>
    (row.a === a && row.b === b) || (row.a === b && row.b === a);
  return {
    scored: pair < 0 ? null : (scored[pair] ?? null),
    meeting: timetable.meetings.find(isOfPair) ?? null,
  };
}
