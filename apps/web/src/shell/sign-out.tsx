import { Button } from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';

import { api } from '../api/client.js';
import { useSay } from '../say.js';

export function SignOut() {
  const client = useQueryClient();
  const say = useSay();
  const signOut = async () => {
    await api.DELETE('/api/v1/session');
    // Nothing of this person may stay for the next one.
    client.clear();
    location.assign('/');
  };
  return (
    <Button
      variant="subtle"
      size="xs"
      leftSection={<IconLogout size={16} aria-hidden />}
      onClick={() => void signOut()}
    >
      {say('shell.sign-out')}
    </Button>
  );
}
