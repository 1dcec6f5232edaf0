import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

import { api } from '../../api/client.js';
import { meQuery } from '../../api/queries.js';
import { Loading } from '../../parts/loading.js';

import { homeOf } from './home-of.js';
import { SignInFirst } from './sign-in-first.js';

/** `token` or `token&page`, behind the `#`, which neither servers nor mail scanners see. */
function readFragment(): { token: string; next: string | null } {
  const [token = '', next] = location.hash.slice(1).split('&');
  return { token, next: next ? decodeURIComponent(next) : null };
}

/** Exchanges the token of the address for a session, then opens the page that was asked for. */
export function SignIn() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const link = useRef(readFragment());
  const { mutate, isIdle, isPending, isError, isSuccess } = useMutation({
    mutationFn: async ({ token, next }: { token: string; next: string | null }) => {
      await api.POST('/api/v1/session', { body: { token } });
      // A question asked before the sign-in may still be under way, and its answer is nobody.
      await client.cancelQueries(meQuery);
      const me = await client.fetchQuery({ ...meQuery, staleTime: 0 });
      return next ?? homeOf(me);
    },
    // A path of ours only: anything else would let a link lead to another site. Browsers pass over tabs.
    onSuccess: (path) =>
      void navigate({ to: /^\/(?![/\\])[\x21-\x7e]*$/.test(path) ? path : '/', replace: true }),
  });
  useEffect(() => {
    const { token, next } = link.current;
    if (token === '') return;
    // Used once; and it must not stay in the address.
    link.current = { token: '', next: null };
    history.replaceState(null, '', '/sign-in');
    mutate({ token, next });
  }, [mutate]);
  if (isPending || isSuccess) return <Loading />;
  return <SignInFirst invalid={isError && !isIdle} />;
}
