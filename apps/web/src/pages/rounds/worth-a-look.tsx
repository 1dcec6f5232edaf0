import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';

import type { Schemas } from '../../api/client.js';
import { useText } from '../../language.js';
import { BothNames, Country } from '../../parts/company-name.js';
import { ErrorView } from '../../parts/error-view.js';
import { Loading } from '../../parts/loading.js';
import { useSay } from '../../say.js';
import { pairName, worthALookQuery } from '../pair/pair-query.js';
import { Points } from '../pair/points.js';

type Item = Schemas['WorthALook']['items'][number];

interface Props {
  round: string;
  onWhy: (pair: string) => void;
}

/** Every must not met and every firm below its minimum, each with cause, price and why. */
export function WorthALook({ round, onWhy }: Props) {
  const say = useSay();
  const look = useQuery(worthALookQuery(round));
  if (look.isPending) return <Loading />;
  if (look.isError) return <ErrorView error={look.error} />;
  const { items } = look.data;
  const count = (kind: Item['kind']) => items.filter((item) => item.kind === kind).length;
  return (
    <section className="card look" aria-label={say('look.title')}>
      <header>
        <h2>
          {say('look.title')} <span className="quiet">{items.length}</span>
        </h2>
        <span className="quiet">
          {items.length === 0
            ? say('look.none')
            : say('look.counts', { musts: count('must'), minima: count('minimum') })}
        </span>
      </header>
      <ul>
        {items.map((item, index) => (
          <Row key={index} item={item} onWhy={onWhy} />
        ))}
      </ul>
    </section>
  );
}

function Row({ item, onWhy }: { item: Item; onWhy: Props['onWhy'] }) {
  const say = useSay();
  const text = useText();
  const { firm, partner, cause, cost } = item;
  const name = text(firm.company);
  return (
    <li>
      <span className="look-firm">
        <Country country={firm.country} />{' '}
        <b>
          <BothNames name={firm.company} />
        </b>
      </span>
      <span>
        {item.kind === 'must'
          ? say('look.must', { name: partner ? text(partner.company) : '' })
          : say('look.minimum', { meetings: item.meetings ?? 0, minimum: item.minimum ?? 0 })}
      </span>
      <span className="look-cause">{text(cause.text)}</span>
      <span className="look-price">
        {cost ? <Points thousandths={-cost.atMost} /> : say('look.impossible')}
      </span>
      {partner && (
        <Button
          size="xs"
          variant="default"
          aria-label={say('look.why-of', { name })}
          onClick={() => onWhy(pairName(firm.participantId, partner.participantId))}
        >
          {say('timetable.why')}
        </Button>
      )}
    </li>
  );
}
