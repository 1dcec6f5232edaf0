import type { Schemas } from '../../api/client.js';
import { BothNames, Country } from '../../parts/company-name.js';
import { useNumbers, useSay } from '../../say.js';

import { Card } from './round-running.js';

interface Props {
  round: Schemas['Round'];
  review: Schemas['RoundReview'];
}

/** How meetings are spread over the firms of each side, and whose partners lack room whatever one does. */
export function RoundFairness({ round, review }: Props) {
  const say = useSay();
  const { exact } = useNumbers();
  return (
    <Card title={say('fairness.title')}>
      <div className="scroll" tabIndex={0}>
        <table className="data-table" style={{ maxWidth: 640 }}>
          <thead>
            <tr>
              <th scope="col">{say('fairness.side')}</th>
              {(['firms', 'lowest', 'median', 'highest', 'gini'] as const).map((name) => (
                <th key={name} scope="col" className="number">
                  {say(`fairness.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {review.distribution.map((row) => (
              <tr key={row.side}>
                <td>
                  <Country country={row.side} />{' '}
                  {say(row.side === 'KR' ? 'fairness.kr' : 'fairness.us')}
                </td>
                <td className="number">{row.firms}</td>
                <td className="number">{row.lowest}</td>
                <td className="number">{row.median}</td>
                <td className="number">{row.highest}</td>
                <td className="number">{row.gini.toFixed(3)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="quiet" style={{ margin: '8px 0 0', fontSize: 12 }}>
        {say('fairness.about')}
      </p>
      {round.fairPrice !== null && (
        <p style={{ margin: '8px 0 0' }}>
          {say('fairness.price', { price: exact(round.fairPrice) })}
        </p>
      )}
      {review.deficient.length === 0 ? (
        <p style={{ margin: '12px 0 0' }}>{say('fairness.enough')}</p>
      ) : (
        review.deficient.map((set, index) => (
          <div key={index} style={{ marginTop: 12 }}>
            <b>
              {say('fairness.lack', {
                firms: set.firms.length,
                needed: set.needed,
                places: set.places,
              })}
            </b>
            <ul className="firm-list" style={{ marginTop: 4 }}>
              {set.firms.map((firm) => (
                <li key={firm.participantId}>
                  <Country country={firm.country} /> <BothNames name={firm.company} />
                </li>
              ))}
            </ul>
          </div>
        ))
      )}
    </Card>
  );
}
