import { Button, Group, Modal, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';

import { useSay } from '../say.js';

import { ErrorView } from './error-view.js';

interface AskFirstProps {
  label: string;
  title: string;
  confirm: string;
  danger?: boolean;
  action: () => void;
  busy: boolean;
  error: Error | null;
  children: ReactNode;
}

/** A button whose act cannot be undone, so it asks. */
export function AskFirst({
  label,
  title,
  confirm,
  danger = false,
  action,
  busy,
  error,
  children,
}: AskFirstProps) {
  const [asking, setAsking] = useState(false);
  const say = useSay();
  return (
    <>
      <Button variant={danger ? 'default' : 'filled'} onClick={() => setAsking(true)}>
        {label}
      </Button>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={title}
        closeButtonProps={{ 'aria-label': say('action.close') }}
      >
        <Text size="sm">{children}</Text>
        {error && <ErrorView error={error} />}
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={() => setAsking(false)}>
            {say('action.back')}
          </Button>
          <Button {...(danger ? { color: 'red' } : {})} loading={busy} onClick={action}>
            {confirm}
          </Button>
        </Group>
      </Modal>
    </>
  );
}
