import { Button, Group, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';

import { useSay } from '../say.js';

interface Props {
  /** On the button, and on the one that says yes. */
  label: string;
  /** What a reader who sees only this button is told, where the label alone says too little. */
  name?: string;
  question: string;
  busy: boolean;
  onYes: () => void;
}

/** A button for what cannot simply be undone: it asks first, and No is where the focus lands. */
export function AskFirst({ label, name, question, busy, onYes }: Props) {
  const [opened, { open, close }] = useDisclosure(false);
  const say = useSay();
  return (
    <>
      <Button variant="default" w="fit-content" loading={busy} aria-label={name} onClick={open}>
        {label}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={label}
        centered
        closeButtonProps={{ 'aria-label': say('action.close') }}
      >
        <p style={{ marginTop: 0 }}>{question}</p>
        <Group justify="flex-end">
          <Button variant="default" data-autofocus onClick={close}>
            {say('action.no')}
          </Button>
          <Button
            color="red"
            onClick={() => {
              close();
              onYes();
            }}
          >
            {label}
          </Button>
        </Group>
      </Modal>
    </>
  );
}
