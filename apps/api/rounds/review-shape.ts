import type { z } from 'zod';

import type { Review } from '#libs/matching/review/review.js';
import type { Comparison, FirmName, ReadReview } from '#libs/rounds/review-round.js';

import { bothLanguages } from '../shapes.js';

import type { comparison as comparisonSchema, review as reviewSchema } from './reviews.shapes.js';
import { withoutViolations } from './round-shape.js';

export function reviewShape({ review, names }: ReadReview): z.infer<typeof reviewSchema> {
  const named = (id: string) => {
    const name = names.get(id);
    return name ? [firmShape(id, name)] : [];
  };
  return {
    ...figuresOf(review),
    deficient: review.deficient.map(({ firms, ...counts }) => ({
      ...counts,
      firms: firms.flatMap(named),
    })),
    // A firm that left the showcase since then has no name any more.
    firms: review.firms.flatMap(({ id, side: _, ...row }) =>
      named(id).map((firm) => ({ ...firm, ...row })),
    ),
  };
}

export function comparisonShape({
  other,
  ...changes
}: Comparison): z.infer<typeof comparisonSchema> {
  return {
    ...figuresOf(other),
    firmsUnderMinimum: other.quality.participants - other.quality.covered,
    ...changes,
  };
}

function figuresOf({ quality, waits, interpreterMinutes, distribution }: Review) {
  return {
    quality: withoutViolations(quality),
    waits,
    interpreterMinutes,
    distribution: distribution.map((row) => ({ ...row, side: row.side as 'KR' | 'US' })),
  };
}

function firmShape(participantId: string, { code, country, nameEn, nameKo }: FirmName) {
  return { participantId, code, country, company: bothLanguages(nameEn, nameKo) };
}
