import type { Schemas } from '../../api/client.js';
import type { MessageId } from '../../language.js';
import { useNumbers, useSay } from '../../say.js';

interface Props {
  round: Schemas['Round'];
  weights: NonNullable<Schemas['Round']['weights']>;
}

/** The organiser's weights that the round runs with; they are stored with it. */
export function RoundRules({ round, weights }: Props) {
  const say = useSay();
  const { exact } = useNumbers();
  const rows = [...Object.entries(weights.objective), ...Object.entries(weights.score)];
  return (
    <dl className="rules">
      <dt>{say('rounds.fair-first')}</dt>
      <dd>{say(round.fair ? 'rounds.fair-yes' : 'rounds.fair-no')}</dd>
      {rows
        .filter(([, weight]) => weight !== 0)
        .map(([name, weight]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{say(`weight.${name}` as MessageId)}</dt>
            <dd>{exact(weight)}</dd>
          </div>
        ))}
    </dl>
  );
}
