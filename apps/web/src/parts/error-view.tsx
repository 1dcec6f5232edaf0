import { Alert, Button } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';

import { ProblemError } from '../api/client.js';
import { useSay } from '../say.js';

/** What happened and its stable code; and how to try again, where that may help. */
export function ErrorView({ error, onRetry }: { error: Error; onRetry?: () => void }) {
  const say = useSay();
  const problem = error instanceof ProblemError ? error : null;
  return (
    <Alert
      color="red"
      icon={<IconAlertCircle size={18} />}
      title={say('error.title')}
      m="md"
      role="alert"
    >
      <p style={{ margin: 0 }}>{problem?.message || say('error.network')}</p>
      <p className="quiet" style={{ margin: '4px 0 8px' }}>
        {problem?.code ?? 'network'}
      </p>
      {onRetry && (
        <Button size="xs" variant="default" onClick={onRetry}>
          {say('error.retry')}
        </Button>
      )}
    </Alert>
  );
}
