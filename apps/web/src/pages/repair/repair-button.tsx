import { Button, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconUrgent } from '@tabler/icons-react';

import type { Schemas } from '../../api/client.js';
import { useSay } from '../../say.js';

import { RepairForm } from './repair-form.js';

interface Props {
  slug: string;
  roundId: string;
  timetable: Schemas['Timetable'];
}

/** Something happened: what becomes of the timetable is shown before it is taken as a draft. */
export function RepairButton(props: Props) {
  const [opened, { open, close }] = useDisclosure(false);
  const say = useSay();
  return (
    <>
      <Button variant="default" leftSection={<IconUrgent size={16} aria-hidden />} onClick={open}>
        {say('repair.open')}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={say('repair.title')}
        size="lg"
        closeButtonProps={{ 'aria-label': say('action.close') }}
      >
        <RepairForm {...props} onTaken={close} />
      </Modal>
    </>
  );
}
