import { byId } from '../order.js';
import type { RoundSnapshot, ScoredPair, ScoreFirm } from '../snapshot.js';
import { languageEvidence } from './languages.js';

/** Every firm is to have one interview; with whom matters less than that no interpreter is needed for it. */
const [INTERVIEW, LANGUAGE] = [500, 100];

/** Each firm with each host of the organiser's, in the order of the ids. */
export function interviewPairs({ firms, interpreters }: RoundSnapshot): ScoredPair[] {
  const hosts = byId(firms.filter(({ isHost }) => isHost));
  const pairOf = (firm: ScoreFirm, host: ScoreFirm): ScoredPair => {
    const ends = { from: host.id, to: firm.id };
    const reasons = [
      { code: 'interview' as const, points: INTERVIEW, params: {}, ...ends },
      ...languageEvidence(firm.delegates, host.delegates, interpreters, LANGUAGE).map(
        (evidence) => ({ ...evidence, ...ends }),
      ),
    ];
    const score = reasons.reduce((sum, { points }) => sum + points, 0);
    return { a: firm.id, b: host.id, score, must: false, confidence: 100, reasons };
  };
  return byId(firms.filter(({ isHost }) => !isHost)).flatMap((firm) =>
    hosts.map((host) => pairOf(firm, host)),
  );
}
