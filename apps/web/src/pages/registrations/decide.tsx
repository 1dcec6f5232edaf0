import { Button, Group, Kbd } from '@mantine/core';

import { useSay } from '../../say.js';

import { actions, reachOf, type Action, type Row } from './decisions.js';
import { actionKeys } from './use-keys.js';
import type { Decisions } from './use-decide.js';

interface Props {
  rows: Row[];
  decisions: Decisions;
  /** Single-letter keys work and are shown. */
  keys: boolean;
}

/** A button for every decision that fits what is marked; each says how many it will really reach. */
export function Decide({ rows, decisions, keys }: Props) {
  const say = useSay();
  const label = useActionLabel();
  const { places, start, busy } = decisions;
  const fitting = actions.filter((action) => {
    const { ids, full, duplicates } = reachOf(rows, action, places);
    return ids.length + full + duplicates > 0;
  });
  const { full, duplicates } = reachOf(rows, 'approve', places);
  const notes = [
    duplicates > 0 ? say('decide.duplicates', { count: duplicates }) : '',
    full > 0 ? say('decide.no-place', { count: full }) : '',
  ].filter(Boolean);
  return (
    <div>
      <Group gap="xs">
        {fitting.map((action) => (
          <Button
            key={action}
            size="xs"
            variant={action === 'approve' ? 'filled' : 'default'}
            loading={busy === action}
            disabled={reachOf(rows, action, places).ids.length === 0}
            rightSection={
              keys && actionKeys[action] ? (
                <Kbd size="xs" className="wide-only">
                  {actionKeys[action]}
                </Kbd>
              ) : null
            }
            onClick={() => start(action, rows)}
          >
            {label(action, rows, decisions)}
          </Button>
        ))}
      </Group>
      {notes.length > 0 && (
        <p className="quiet" style={{ margin: '4px 0 0' }}>
          {notes.join(' ')}
        </p>
      )}
    </div>
  );
}

/** `Approve`, or `Approve 1 of 3`. */
export function useActionLabel() {
  const say = useSay();
  return (action: Action, rows: Row[], { places }: Decisions) =>
    rows.length === 1
      ? say(`decide.${action}`)
      : say('decide.some', {
          action: say(`decide.${action}`),
          count: reachOf(rows, action, places).ids.length,
          of: rows.length,
        });
}
