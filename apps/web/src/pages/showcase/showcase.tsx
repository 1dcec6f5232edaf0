import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';

import { showcaseQuery } from '../../api/queries.js';
import { useLanguage, useText } from '../../language.js';
import { Figure } from '../../parts/figure.js';
import { Loading } from '../../parts/loading.js';
import { useNumbers, useSay } from '../../say.js';
import { ErrorPage } from '../../shell/error-page.js';
import { usePageTitle } from '../../shell/page-title.js';
import { PublicBar } from '../../shell/public-bar.js';
import {
  calendarDay,
  clockTime,
  dayRange,
  dayShift,
  otherZone,
  shortDay,
  zoneName,
} from '../../time.js';

const route = getRouteApi('/s/$slug');

/** What anybody may know of a showcase. */
export function ShowcasePage() {
  const { slug } = route.useParams();
  const showcase = useQuery(showcaseQuery(slug));
  const say = useSay();
  const text = useText();
  const { language } = useLanguage();
  const { whole } = useNumbers();
  usePageTitle(showcase.data && text(showcase.data.name));
  if (showcase.isPending) return <Loading />;
  if (showcase.isError) return <ErrorPage error={showcase.error} />;
  const { data } = showcase;
  const other = otherZone(data.timeZone);
  const days = [...new Set(data.slots.map((slot) => calendarDay(slot.startsAt, data.timeZone)))];
  return (
    <>
      <PublicBar
        end={
          <Button component={Link} to={`/s/${slug}/register`} size="xs">
            {say('showcase.register')}
          </Button>
        }
      >
        {data.sample && <span className="tag">{say('shell.sample')}</span>}
      </PublicBar>
      <main className="page">
        <h1 style={{ fontSize: 28, margin: 0 }}>{text(data.name)}</h1>
        <p style={{ color: 'var(--text-2)' }}>
          {dayRange(data.startsOn, data.endsOn, language)} · {text(data.venue)}, {text(data.city)}
        </p>
        <div className="figures card" style={{ padding: 20, marginBottom: 16 }}>
          <Figure value={whole(data.counts.companies)} label={say('landing.companies')} />
          <Figure value={whole(data.slots.length)} label={say('showcase.slots')} />
          <Figure value={whole(data.tables)} label={say('showcase.tables')} />
          <Figure value={whole(data.interpreters)} label={say('showcase.interpreters')} />
        </div>
        <div className="halves">
          {days.map((day) => (
            <section key={day} className="card scroll">
              <table className="data-table">
                <caption style={{ padding: 12, fontWeight: 640, textAlign: 'left' }}>
                  {shortDay(`${day}T12:00:00Z`, 'UTC', language)}
                </caption>
                <thead>
                  <tr>
                    <th scope="col">
                      {text(data.city)} ({zoneName(`${day}T12:00:00Z`, data.timeZone)})
                    </th>
                    <th scope="col">{zoneName(`${day}T12:00:00Z`, other)}</th>
                  </tr>
                </thead>
                <tbody>
                  {data.slots
                    .filter((slot) => calendarDay(slot.startsAt, data.timeZone) === day)
                    .map((slot) => (
                      <tr key={slot.code}>
                        <td>
                          {clockTime(slot.startsAt, data.timeZone)}–
                          {clockTime(slot.endsAt, data.timeZone)}
                        </td>
                        <td className="quiet">
                          {clockTime(slot.startsAt, other)}{' '}
                          {dayShift(slot.startsAt, other, data.timeZone)}
                        </td>
                      </tr>
                    ))}
                </tbody>
              </table>
            </section>
          ))}
        </div>
        <p className="quiet">
          {say('showcase.contact', { name: data.contact.name })}{' '}
          <a href={`mailto:${data.contact.email}`}>{data.contact.email}</a> {data.contact.phone}
        </p>
      </main>
    </>
  );
}
