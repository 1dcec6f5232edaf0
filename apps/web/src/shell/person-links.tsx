import { IconUserCircle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';

import type { Schemas } from '../api/client.js';
import { useSay } from '../say.js';

import { SignOut } from './sign-out.js';

/** What is the signed-in person's own, on every bar: schedule, account, the way out. */
export function PersonLinks({ me }: { me: Schemas['Me'] | undefined }) {
  const say = useSay();
  if (!me?.user) return null;
  return (
    <>
      {me.attends && (
        <Link to="/schedule" className="person">
          {say('schedule.title')}
        </Link>
      )}
      <Link
        to="/account"
        className="person"
        aria-label={`${me.user.name}, ${say('account.title')}`}
      >
        <IconUserCircle size={18} aria-hidden /> <span className="person-name">{me.user.name}</span>
      </Link>
      <SignOut />
    </>
  );
}
