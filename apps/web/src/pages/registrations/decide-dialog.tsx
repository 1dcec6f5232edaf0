import { Button, Group, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';

import { ErrorView } from '../../parts/error-view.js';
import { useSay } from '../../say.js';

import { useActionLabel } from './decide.js';
import { worded } from './decisions.js';
import type { Decisions } from './use-decide.js';

/** Asks for the words that the company will read, before a decision that needs them or is hard to take back. */
export function DecideDialog({ decisions }: { decisions: Decisions }) {
  const { asking, answer } = decisions;
  const say = useSay();
  const label = useActionLabel();
  return (
    <Modal
      opened={asking !== null}
      onClose={() => answer(null, false)}
      title={asking && label(asking.action, asking.rows, decisions)}
      centered
      closeButtonProps={{ 'aria-label': say('action.close') }}
    >
      {asking && <Words key={asking.action} {...{ asking, decisions }} />}
    </Modal>
  );
}

function Words({
  asking,
  decisions,
}: {
  asking: NonNullable<Decisions['asking']>;
  decisions: Decisions;
}) {
  const [words, setWords] = useState('');
  const say = useSay();
  const label = useActionLabel();
  const { action, rows } = asking;
  const needed = worded.includes(action);
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        decisions.answer(words.trim() || null, true);
      }}
    >
      <Textarea
        label={say(action === 'ask' ? 'decide.question' : 'decide.reason')}
        description={say('decide.mailed')}
        withAsterisk={needed}
        autosize
        minRows={3}
        maxLength={2000}
        data-autofocus
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      {decisions.error && <ErrorView error={decisions.error} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={() => decisions.answer(null, false)}>
          {say('action.no')}
        </Button>
        <Button
          type="submit"
          loading={decisions.busy === action}
          disabled={needed && words.trim() === ''}
        >
          {label(action, rows, decisions)}
        </Button>
      </Group>
    </form>
  );
}
