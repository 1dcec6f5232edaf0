import { Alert, Button, Group } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';

import type { Schemas } from '../api/client.js';
import { useLanguage } from '../language.js';
import { useSay } from '../say.js';
import { clockTime, shortDay, zoneName } from '../time.js';

interface Props {
  current: NonNullable<Schemas['Problem']['current']>;
  /** Gives up what was typed for what is stored. */
  onLoad: () => void;
  /** Saves what was typed over what is stored. */
  onKeep: () => void;
}

const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Somebody else saved meanwhile: the reader says whose words stay; until then nothing typed is lost. */
export function ChangedMeanwhile({ current, onLoad, onKeep }: Props) {
  const say = useSay();
  const { language } = useLanguage();
  const { changedBy, changedAt: at } = current;
  return (
    <Alert
      color="yellow"
      icon={<IconUsers size={18} aria-hidden />}
      title={say('changed.title')}
      role="alert"
      styles={{ title: { color: 'var(--text-1)' } }}
    >
      <p style={{ margin: '0 0 8px' }}>
        {changedBy && at
          ? say('changed.who', {
              name: changedBy,
              when: `${shortDay(at, ownZone, language)} ${clockTime(at, ownZone)} ${zoneName(at, ownZone)}`,
            })
          : say('changed.somebody')}{' '}
        {say('changed.what')}
      </p>
      <Group gap="xs">
        <Button size="xs" variant="default" onClick={onLoad}>
          {say('changed.load')}
        </Button>
        <Button size="xs" variant="default" onClick={onKeep}>
          {say('changed.keep')}
        </Button>
      </Group>
    </Alert>
  );
}
