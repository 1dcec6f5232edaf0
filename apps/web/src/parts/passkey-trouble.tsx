import { WebAuthnError } from '@simplewebauthn/browser';

import { ProblemError } from '../api/client.js';
import type { MessageId } from '../language.js';
import { useSay } from '../say.js';

import { ErrorView } from './error-view.js';

/** Why a passkey was not made or not used: what the server says, or what happened in the browser. */
export function PasskeyTrouble({ error }: { error: Error }) {
  const say = useSay();
  const happened = inBrowser(error);
  if (error instanceof ProblemError || happened === null) return <ErrorView error={error} />;
  return (
    <p role="alert" style={{ margin: 0, color: 'var(--danger)' }}>
      {say(happened)}
    </p>
  );
}

/** Browsers tell little, so that no site can learn what the person holds. */
function inBrowser(error: Error): MessageId | null {
  if (error.name === 'NotAllowedError' || error.name === 'AbortError') return 'passkey.stopped';
  if (!(error instanceof WebAuthnError)) return null;
  return error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED'
    ? 'passkey.known'
    : 'passkey.failed';
}
