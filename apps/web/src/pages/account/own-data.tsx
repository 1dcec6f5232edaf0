import { Button, Group } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';

import { api } from '../../api/client.js';
import { AskFirst } from '../../parts/ask-first.js';
import { useSay } from '../../say.js';

import { Section } from '../../parts/section.js';

/** All that is kept of the person: to take along, or to have erased. */
export function OwnData() {
  const say = useSay();
  const client = useQueryClient();
  const erase = useMutation({
    mutationFn: () => api.DELETE('/api/v1/me'),
    onSuccess: () => {
      client.clear();
      location.assign('/');
    },
  });
  return (
    <Section title={say('account.data')} about={say('account.data-about')} error={erase.error}>
      <Group>
        <Button
          component="a"
          href="/api/v1/me/data"
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          {say('account.download')}
        </Button>
        <Button component={Link} to="/account/log" variant="default">
          {say('log.title')}
        </Button>
        <AskFirst
          label={say('account.erase')}
          question={say('account.erase-about')}
          busy={erase.isPending}
          onYes={() => erase.mutate()}
        />
      </Group>
    </Section>
  );
}
