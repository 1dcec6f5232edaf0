import type { Schemas } from '../../../api/client.js';
import { useSay } from '../../../say.js';

/** Words what a try ended with: the status of the answer, or why none came. */
export function useOutcome(): (
  attempt: Pick<Schemas['WebhookDelivery'], 'status' | 'failure'>,
) => string {
  const say = useSay();
  return ({ status, failure }) => {
    if (status !== null) return `HTTP ${status}`;
    return failure === null ? '' : say(`webhook.failure.${failure}`);
  };
}
