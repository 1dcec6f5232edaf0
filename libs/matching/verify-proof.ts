import type { Instance } from './instance.js';
import { boundByPrices } from './verify-proof-prices.js';
import { boundByWaiting } from './verify-proof-waiting.js';
import { objectAt, refuse, stringAt } from './json-fields.js';

/** What a proof proves, counted here in one pass over the pairs. */
export interface ProofVerdict {
  /** No feasible timetable exceeds this. */
  proven: number;
  claimed: number;
  /** The claimed bound is not below what is proven. */
  holds: boolean;
}

/**
 * Checks the proof of a bound (`showcase-proof/1`, `docs/matching.md`) against the instance alone. Shares
 * nothing with the solver.
 * @throws InstanceError `proof.*` for a file that is none, or is of another instance.
 */
export function verifyProof(instance: Instance, json: unknown): ProofVerdict {
  const file = objectAt(json, '');
  if (file.row['format'] !== 'showcase-proof/1') {
    refuse('proof.format', 'format', 'format is not "showcase-proof/1"');
  }
  const name = stringAt(file, 'instance');
  if (name !== instance.name) {
    refuse('proof.instance', 'instance', `the proof is for "${name}", not "${instance.name}"`);
  }
  const claimed = file.row['bound'];
  if (typeof claimed !== 'number' || !Number.isInteger(claimed)) {
    refuse('proof.bound', 'bound', 'bound is not an integer');
  }
  const argument = stringAt(file, 'argument');
  if (argument !== 'prices' && argument !== 'waiting') {
    refuse('proof.argument', 'argument', `argument "${argument}" is neither prices nor waiting`);
  }
  const proven =
    argument === 'prices' ? boundByPrices(instance, file.row['prices']) : boundByWaiting(instance);
  return { proven, claimed, holds: claimed >= proven };
}
