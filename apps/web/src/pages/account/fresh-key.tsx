import { Button, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';

import { useSay } from '../../say.js';

/** A key that has just been made; it can be read here and nowhere else. */
export function FreshKey({ token, onDone }: { token: string; onDone: () => void }) {
  const say = useSay();
  return (
    <div className="form" role="status">
      <p style={{ margin: 0 }}>
        <strong>{say('api-key.fresh')}</strong> {say('api-key.fresh-about')}
      </p>
      <code className="secret">{token}</code>
      <div className="button-row">
        <CopyButton value={token}>
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
