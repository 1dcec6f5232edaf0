import {
  answerEdit,
  answerPlaces,
  type EditAnswer,
  type EditQuestion,
  type PlacesQuestion,
} from './edit/answer-edit.js';
import { type DraftAnswer, type DraftQuestion, openDraft } from './edit/open-draft.js';
import type { PairPlaces } from './edit/places-for.js';
import type { PairAnswer } from './explain/answer.js';
import { explainPair } from './explain/explain-pair.js';
import { type OwnView, viewFor } from './explain/own-view.js';
import { findWorthALook, type WorthALook } from './explain/worth-a-look.js';
import type { OpenRound } from './open-round.js';
import { answerRepair, type RepairAnswer, type RepairQuestion } from './repair/answer-repair.js';
import { type Review, reviewTimetable } from './review/review.js';

/** What can be asked about a round and a timetable of it: the question by its name, and its answer. */
export interface Questions {
  places: { question: PlacesQuestion; answer: PairPlaces | null };
  draft: { question: DraftQuestion; answer: DraftAnswer };
  edit: { question: EditQuestion; answer: EditAnswer };
  repair: { question: RepairQuestion; answer: RepairAnswer | null };
  why: { question: { ask: 'why'; a: string; b: string }; answer: PairAnswer };
  /** How good the timetable is; `bound` is the proven one of the round. */
  review: { question: { ask: 'review'; bound: number }; answer: Review };
  'own-view': { question: { ask: 'own-view'; own: string; other: string }; answer: OwnView };
  'worth-a-look': { question: { ask: 'worth-a-look' }; answer: WorthALook };
}

export type DeskQuestion = Questions[keyof Questions]['question'];
export type AnswerTo<Q extends DeskQuestion> = Questions[Q['ask']]['answer'];

type Answers = {
  [Ask in keyof Questions]: (
    round: OpenRound,
    question: Questions[Ask]['question'],
  ) => Questions[Ask]['answer'];
};

/** Each question has one pure function; whatever it tries on the schedule, it takes back. */
const answers: Answers = {
  places: answerPlaces,
  draft: openDraft,
  edit: answerEdit,
  repair: answerRepair,
  why: (round, { a, b }) => explainPair(round, a, b),
  review: (round, { bound }) => reviewTimetable(round, bound),
  'own-view': (round, { own, other }) => viewFor(round, own, other),
  'worth-a-look': findWorthALook,
};

export function answerQuestion<Q extends DeskQuestion>(round: OpenRound, question: Q): AnswerTo<Q> {
  const answer = answers[question.ask] as (round: OpenRound, question: Q) => AnswerTo<Q>;
  return answer(round, question);
}
