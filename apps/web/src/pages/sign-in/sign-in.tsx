import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

import { api } from '../../api/client.js';
import { meQuery } from '../../api/queries.js';
import { Loading } from '../../parts/loading.js';

import { SignInFirst } from './sign-in-first.js';

/**
 * Reads the token behind the `#`, which neither servers nor mail scanners see, and exchanges it for a
 * session.
 */
export function SignIn() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const token = useRef(location.hash.slice(1));
  const { mutate, isIdle, isPending, isError, isSuccess } = useMutation({
    mutationFn: async (secret: string) => {
      await api.POST('/api/v1/session', { body: { token: secret } });
      // A question asked before the sign-in may still be under way, and its answer is nobody.
      await client.cancelQueries(meQuery);
      return client.fetchQuery({ ...meQuery, staleTime: 0 });
    },
    onSuccess: (me) => {
      const slug = me.showcases[0]?.slug;
      void navigate(
        slug ? { to: '/o/$slug', params: { slug }, replace: true } : { to: '/', replace: true },
      );
    },
  });
  useEffect(() => {
    if (token.current === '') return;
    const secret = token.current;
    // Used once; and it must not stay in the address.
    token.current = '';
    history.replaceState(null, '', '/sign-in');
    mutate(secret);
  }, [mutate]);
  if (isPending || isSuccess) return <Loading />;
  return <SignInFirst invalid={isError && !isIdle} />;
}
