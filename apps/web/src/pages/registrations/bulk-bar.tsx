import { CloseButton } from '@mantine/core';

import { useSay } from '../../say.js';

import { Decide } from './decide.js';
import type { Row } from './decisions.js';
import type { Decisions } from './use-decide.js';

interface Props {
  rows: Row[];
  decisions: Decisions;
  keys: boolean;
  onClear: () => void;
}

/** What can be done with all that are marked, on every page of the list. */
export function BulkBar({ rows, decisions, keys, onClear }: Props) {
  const say = useSay();
  if (rows.length === 0) return null;
  return (
    <div className="bulk-bar" role="region" aria-label={say('registrations.bulk')}>
      <strong>{say('registrations.marked', { count: rows.length })}</strong>
      <Decide rows={rows} decisions={decisions} keys={keys} />
      <CloseButton aria-label={say('registrations.unmark')} onClick={onClear} />
    </div>
  );
}
