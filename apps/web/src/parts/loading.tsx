import { Skeleton } from '@mantine/core';

import { useSay } from '../say.js';

/** In the shape of rows, so that the page does not jump. */
export function Loading() {
  const say = useSay();
  return (
    <div aria-busy="true" aria-label={say('shell.loading')} role="status" style={{ padding: 24 }}>
      {[0, 1, 2, 3, 4].map((row) => (
        <Skeleton key={row} height={28} mb={12} />
      ))}
    </div>
  );
}
