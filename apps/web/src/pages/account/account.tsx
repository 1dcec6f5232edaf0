import { useQuery } from '@tanstack/react-query';

import type { Schemas } from '../../api/client.js';
import { meQuery } from '../../api/queries.js';
import { Loading } from '../../parts/loading.js';
import { useSay } from '../../say.js';
import { ErrorPage } from '../../shell/error-page.js';
import { usePageTitle } from '../../shell/page-title.js';
import { PublicBar } from '../../shell/public-bar.js';
import { SignInFirst } from '../sign-in/sign-in-first.js';

import { ApiKeys } from './api-keys.js';
import { Consents } from './consents.js';
import { OwnData } from './own-data.js';
import { Passkeys } from './passkeys.js';
import { Person } from './person.js';
import { Sessions } from './sessions.js';

/** A person's own account: name, ways in, keys for machines, consents, data to take along, and the way out. */
export function AccountPage() {
  const me = useQuery(meQuery);
  const say = useSay();
  usePageTitle(say('account.title'));
  if (me.isPending) return <Loading />;
  if (me.isError) return <ErrorPage error={me.error} onRetry={() => void me.refetch()} />;
  const { user } = me.data;
  if (!user) return <SignInFirst />;
  return (
    <>
      <PublicBar />
      <main className="page stack" style={{ maxWidth: 760 }}>
        <h1 style={{ fontSize: 20, margin: 0 }}>{say('account.title')}</h1>
        <Person user={user} />
        <Sessions />
        <Passkeys staff={user.isAdmin || me.data.showcases.length > 0} />
        <ApiKeys areas={areasOf(me.data)} />
        <Consents />
        <OwnData />
      </main>
    </>
  );
}

/** What a machine could do in the person's name. */
function areasOf({ user, showcases, companies }: Schemas['Me']): ('showcase' | 'company')[] {
  return [
    ...(user?.isAdmin || showcases.length > 0 ? (['showcase'] as const) : []),
    ...(companies.length > 0 ? (['company'] as const) : []),
  ];
}
