import type { z } from 'zod';

import type { OwnExplanation } from '#libs/rounds/read-own-explanation.js';
import { nameIn } from '#libs/rounds/round-names.js';
import { word } from '#libs/rounds/word-explanation.js';
import { mainReasons, wordReason } from '#libs/rounds/word-reason.js';

import { slotShape } from '../slot-shape.js';

import type { ownExplanation } from './explanations.shapes.js';

export function ownExplanationShape(read: OwnExplanation): z.infer<typeof ownExplanation> {
  const { view, names } = read;
  return {
    timeZone: read.showcase.timeZone,
    slots: read.slots.map(slotShape),
    meets: view.meets,
    // The same as in the schedule that is mailed.
    reasons: mainReasons(view.reasons).map((reason) =>
      wordReason(reason, (id) => nameIn(names.firms, id)),
    ),
    cause: view.cause && { code: view.cause, text: word(`own.${view.cause}`) },
    times: view.slots,
  };
}
