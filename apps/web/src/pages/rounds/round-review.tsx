import { useQuery } from '@tanstack/react-query';

import { reviewQuery } from '../../api/queries.js';
import type { Schemas } from '../../api/client.js';
import { ErrorView } from '../../parts/error-view.js';
import { Loading } from '../../parts/loading.js';

import { ComparedWith } from './compared-with.js';
import { RoundFairness } from './round-fairness.js';
import { RoundQuality } from './round-quality.js';
import { ShareChart } from './share-chart.js';

/** How good a proposal is: for all, for each side, for each firm, and next to another one. */
export function RoundReview({ round }: { round: Schemas['Round'] }) {
  const review = useQuery(reviewQuery(round.id));
  if (review.isPending) return <Loading />;
  if (review.isError) return <ErrorView error={review.error} />;
  return (
    <>
      <RoundQuality round={round} review={review.data} />
      <div className="two-columns" style={{ marginBottom: 16 }}>
        <ShareChart firms={review.data.firms} />
        <ComparedWith round={round} review={review.data} />
      </div>
      <RoundFairness round={round} review={review.data} />
    </>
  );
}
