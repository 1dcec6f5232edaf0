import { Drawer } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { ErrorView } from '../../parts/error-view.js';
import { Loading } from '../../parts/loading.js';
import { useSay } from '../../say.js';

import { PairHead } from './pair-head.js';
import { pairQuery, type AskedOf, type Explanation } from './pair-query.js';
import { Why } from './why.js';
import { WhyNot } from './why-not.js';

interface Props {
  of: AskedOf;
  /** `<id>.<id>`; absent: closed. */
  pair: string | undefined;
  onClose: () => void;
  /** What can be done with the pair, in the foot. */
  actions?: (explained: Explanation) => ReactNode;
}

/** Any two firms: why they meet, or why they do not. */
export function PairDrawer({ of, pair, onClose, actions }: Props) {
  const say = useSay();
  const narrow = useMediaQuery('(max-width: 639px)', false, { getInitialValueInEffect: false });
  return (
    <Drawer
      opened={pair !== undefined}
      onClose={onClose}
      position={narrow ? 'bottom' : 'right'}
      size={narrow ? '92%' : 480}
      title={say('pair.title')}
      closeButtonProps={{ 'aria-label': say('action.close') }}
    >
      {pair !== undefined && <Content of={of} pair={pair} actions={actions} />}
    </Drawer>
  );
}

function Content({
  of,
  pair,
  actions,
}: {
  of: AskedOf;
  pair: string;
  actions: Props['actions'] | undefined;
}) {
  const explained = useQuery(pairQuery(of, pair));
  if (explained.isPending) return <Loading />;
  if (explained.isError) return <ErrorView error={explained.error} />;
  const { data } = explained;
  return (
    <div className="pair">
      <PairHead explained={data} />
      {data.meeting && <Why explained={data} meeting={data.meeting} />}
      {data.apart && <WhyNot explained={data} apart={data.apart} />}
      {actions && <footer className="pair-foot">{actions(data)}</footer>}
    </div>
  );
}
