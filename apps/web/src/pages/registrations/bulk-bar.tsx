import { CloseButton } from '@mantine/core';

import type { Schemas } from '../../api/client.js';
import { useSay } from '../../say.js';

import { Decide } from './decide.js';

/** What can be done with all that are marked, on every page of the list. */
export function BulkBar({
  slug,
  rows,
  onClear,
}: {
  slug: string;
  rows: Schemas['ParticipantRow'][];
  onClear: () => void;
}) {
  const say = useSay();
  if (rows.length === 0) return null;
  return (
    <div className="bulk-bar" role="region" aria-label={say('registrations.bulk')}>
      <strong>{say('registrations.marked', { count: rows.length })}</strong>
      <Decide slug={slug} rows={rows} onDone={onClear} />
      <CloseButton aria-label={say('registrations.unmark')} onClick={onClear} />
    </div>
  );
}
