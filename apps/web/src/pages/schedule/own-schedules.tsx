import { useQuery } from '@tanstack/react-query';

import { api, bodyOf, type Schemas } from '../../api/client.js';
import { meQuery } from '../../api/queries.js';
import { useText } from '../../language.js';
import { ErrorView } from '../../parts/error-view.js';
import { Loading } from '../../parts/loading.js';
import { useSay } from '../../say.js';
import { ErrorPage } from '../../shell/error-page.js';
import { usePageTitle } from '../../shell/page-title.js';
import { PublicBar } from '../../shell/public-bar.js';
import { SignInFirst } from '../sign-in/sign-in-first.js';

import { Expected } from './expected.js';
import { ScheduleView } from './schedule-view.js';

/** All that the signed-in person attends as a delegate or interpreter. */
export function OwnSchedulesPage() {
  const me = useQuery(meQuery);
  const say = useSay();
  usePageTitle(say('schedule.title'));
  if (me.isPending) return <Loading />;
  if (me.isError) return <ErrorPage error={me.error} onRetry={() => void me.refetch()} />;
  if (!me.data.user) return <SignInFirst />;
  return (
    <>
      <PublicBar />
      <main className="schedule">
        <h1 style={{ fontSize: 20, margin: '8px 0 0' }}>{say('schedule.title')}</h1>
        <OwnSchedules email={me.data.user.email} />
      </main>
    </>
  );
}

function OwnSchedules({ email }: { email: string }) {
  const say = useSay();
  const own = useQuery({
    queryKey: ['own-schedules'],
    queryFn: () => bodyOf(api.GET('/api/v1/me/schedules')),
  });
  if (own.isError) return <ErrorView error={own.error} onRetry={() => void own.refetch()} />;
  if (!own.data) return <Loading />;
  if (own.data.items.length === 0) return <p>{say('schedule.nowhere', { email })}</p>;
  return own.data.items.map((schedule) => <OwnSchedule key={schedule.id} schedule={schedule} />);
}

function OwnSchedule({ schedule }: { schedule: Schemas['OwnSchedule'] }) {
  const text = useText();
  const { calendarUrl, showcase } = schedule;
  return (
    <section aria-label={text(showcase.name)} className="own-schedule">
      <ScheduleView
        schedule={schedule}
        // Of our own site, whatever name the reader reaches it by.
        calendarUrl={calendarUrl && new URL(calendarUrl).pathname}
      />
      {schedule.version === 0 && <Expected schedule={schedule} />}
    </section>
  );
}
