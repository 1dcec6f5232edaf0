import { Button, Group } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';

import { useSay } from '../say.js';

interface Props {
  total: number;
  /** Of the page that is shown; undefined: the first. */
  cursor: string | undefined;
  next: string | null;
  onCursor: (cursor: string | undefined) => void;
}

/** Leafs through a list by cursors; who came by a link to a later page goes back to the first. */
export function Pager({ total, cursor, next, onCursor }: Props) {
  const [trail, setTrail] = useState<(string | undefined)[]>([]);
  const say = useSay();
  const forward = (to: string) => {
    setTrail(cursor === undefined ? [undefined] : [...trail, cursor]);
    onCursor(to);
  };
  const back = () => {
    setTrail(trail.slice(0, -1));
    onCursor(trail.at(-1));
  };
  return (
    <Group justify="space-between" p="sm">
      <span className="quiet" aria-live="polite">
        {say('list.total', { total })}
      </span>
      {(cursor !== undefined || next !== null) && (
        <Group gap="xs">
          <Button
            size="xs"
            variant="default"
            leftSection={<IconChevronLeft size={14} aria-hidden />}
            disabled={cursor === undefined}
            onClick={back}
          >
            {say('list.previous')}
          </Button>
          <Button
            size="xs"
            variant="default"
            rightSection={<IconChevronRight size={14} aria-hidden />}
            disabled={next === null}
            onClick={() => next !== null && forward(next)}
          >
            {say('list.next')}
          </Button>
        </Group>
      )}
    </Group>
  );
}
