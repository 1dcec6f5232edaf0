import { Button, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';

import { useSay } from '../say.js';

interface Props {
  title: string;
  secret: string;
  onDone: () => void;
}

/** A key that has just been made; it can be read here and nowhere else. */
export function FreshSecret({ title, secret, onDone }: Props) {
  const say = useSay();
  return (
    <div className="form" role="status">
      <p style={{ margin: 0 }}>
        <strong>{title}</strong> {say('api-key.fresh-about')}
      </p>
      <code className="secret">{secret}</code>
      <div className="button-row">
        <CopyButton value={secret}>
          {({ copied, copy }) => (
            <Button
              onClick={copy}
              leftSection={
                copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />
              }
            >
              {say(copied ? 'api-key.copied' : 'api-key.copy')}
            </Button>
          )}
        </CopyButton>
        <Button variant="default" onClick={onDone}>
          {say('api-key.done')}
        </Button>
      </div>
    </div>
  );
}
