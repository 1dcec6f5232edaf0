import { Skeleton } from '@mantine/core';

import { useEffect, useState } from 'react';

import { useSay } from '../say.js';

/** A quick answer comes without a flash of grey. */
const patienceMilliseconds = 300;

/** In the shape of rows, so that the page does not jump. */
export function Loading() {
  const say = useSay();
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), patienceMilliseconds);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div aria-busy="true" aria-label={say('shell.loading')} role="status" style={{ padding: 24 }}>
      {slow && [0, 1, 2, 3, 4].map((row) => <Skeleton key={row} height={28} mb={12} />)}
    </div>
  );
}
