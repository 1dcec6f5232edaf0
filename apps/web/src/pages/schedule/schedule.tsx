import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';

import { api, bodyOf } from '../../api/client.js';
import { ErrorView } from '../../parts/error-view.js';
import { Loading } from '../../parts/loading.js';
import { useSay } from '../../say.js';
import { usePageTitle } from '../../shell/page-title.js';
import { PublicBar } from '../../shell/public-bar.js';

import { ScheduleView } from './schedule-view.js';

const route = getRouteApi('/m/$token');

/** An attendee's own schedule, opened by the link of the mail; also what is printed. */
export function SchedulePage() {
  const { token } = route.useParams();
  const schedule = useQuery({
    queryKey: ['schedule', token],
    queryFn: () => bodyOf(api.GET('/api/v1/schedules/{token}', { params: { path: { token } } })),
  });
  const say = useSay();
  usePageTitle(say('schedule.title'));
  return (
    <>
      <PublicBar />
      <main className="schedule">
        {schedule.isPending && <Loading />}
        {schedule.isError && <ErrorView error={schedule.error} />}
        {schedule.data && (
          <>
            <h1 style={{ fontSize: 20, margin: '8px 0 0' }}>{say('schedule.title')}</h1>
            <ScheduleView
              schedule={schedule.data}
              calendarUrl={`/api/v1/schedules/${token}/calendar.ics`}
            />
          </>
        )}
      </main>
    </>
  );
}
