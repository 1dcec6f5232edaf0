import { ActionIcon, Button, Group } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconPencil,
  IconSend,
  IconWand,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';

import type { Schemas } from '../../api/client.js';
import { useNumbers, useSay } from '../../say.js';
import { RepairButton } from '../repair/repair-button.js';

import type { Draft } from './draft-query.js';
import type { Hand } from './use-hand.js';

interface Props {
  slug: string;
  id: string;
  draft: Draft;
  timetable: Schemas['Timetable'];
  hand: Hand;
}

/** What the draft is of, how good it is, and what can be done with the whole of it. */
export function DraftHead({ slug, id, draft, timetable, hand }: Props) {
  const say = useSay();
  const { share } = useNumbers();
  const { quality, base, changes, round } = draft;
  return (
    <Group mb="md" justify="space-between">
      <div>
        <h1 style={{ fontSize: 20, margin: 0 }}>
          {say('timetable.title')}{' '}
          <span className="tag" data-tone="attention">
            <IconPencil size={13} aria-hidden />{' '}
            {base?.version
              ? say('draft.of-version', { version: base.version, changes })
              : say('draft.of-round', { round: base?.round ?? round, changes })}
          </span>
        </h1>
        <p className="quiet" style={{ margin: '4px 0 0', fontSize: 13 }}>
          {say('draft.facts', {
            share: share((100 * quality.value) / Math.max(1, quality.bound)),
            meetings: quality.meetings,
          })}
        </p>
      </div>
      <Group gap="xs">
        <Button
          variant="default"
          leftSection={<IconArrowBackUp size={16} aria-hidden />}
          disabled={!draft.canUndo || hand.busy}
          onClick={hand.undo}
        >
          {say('draft.undo')}
        </Button>
        <ActionIcon
          variant="default"
          size={36}
          aria-label={say('draft.redo')}
          title={say('draft.redo')}
          disabled={!draft.canRedo || hand.busy}
          onClick={hand.redo}
        >
          <IconArrowForwardUp size={16} aria-hidden />
        </ActionIcon>
        <Button
          variant="default"
          leftSection={<IconWand size={16} aria-hidden />}
          loading={hand.busy}
          onClick={hand.fill}
        >
          {say('draft.fill')}
        </Button>
        <RepairButton slug={slug} roundId={id} timetable={timetable} />
        <Button
          leftSection={<IconSend size={16} aria-hidden />}
          renderRoot={(props) => (
            <Link
              to="/o/$slug/rounds/$number"
              params={{ slug, number: String(round) }}
              {...props}
            />
          )}
        >
          {say('draft.review')}
        </Button>
      </Group>
    </Group>
  );
}
