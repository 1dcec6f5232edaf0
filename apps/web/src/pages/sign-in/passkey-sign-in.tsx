import { Button } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { browserSupportsWebAuthn, startAuthentication } from '@simplewebauthn/browser';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';

import { api, bodyOf } from '../../api/client.js';
import { meQuery } from '../../api/queries.js';
import { PasskeyTrouble } from '../../parts/passkey-trouble.js';
import { useSay } from '../../say.js';

import { homeOf } from './home-of.js';

/** Signs in by a passkey, where the browser knows them; it names its owner, so no address is asked for. */
export function PasskeySignIn({ next }: { next?: string | undefined }) {
  const say = useSay();
  const client = useQueryClient();
  const navigate = useNavigate();
  const signIn = useMutation({
    mutationFn: async () => {
      const optionsJSON = await bodyOf(api.POST('/api/v1/session/passkey/question'));
      const response = await startAuthentication({ optionsJSON });
      // No extensions are asked for, so none are answered.
      const signed = { ...response, clientExtensionResults: {} };
      await api.POST('/api/v1/session/passkey', { body: { response: signed } });
      const me = await client.fetchQuery({ ...meQuery, staleTime: 0 });
      return next ?? homeOf(me);
    },
    onSuccess: (path) => void navigate({ to: path, replace: true }),
  });
  if (!browserSupportsWebAuthn()) return null;
  return (
    <section
      className="card form"
      style={{ marginTop: 16, padding: 20 }}
      aria-label={say('passkey.title')}
    >
      <p className="quiet" style={{ margin: 0 }}>
        {say('passkey.sign-in-about')}
      </p>
      {signIn.isError && <PasskeyTrouble error={signIn.error} />}
      <Button
        variant="default"
        size="md"
        w="fit-content"
        leftSection={<IconFingerprint size={16} aria-hidden />}
        loading={signIn.isPending}
        onClick={() => signIn.mutate()}
      >
        {say('passkey.sign-in')}
      </Button>
    </section>
  );
}
