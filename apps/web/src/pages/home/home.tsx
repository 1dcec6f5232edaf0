import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';

import type { Schemas } from '../../api/client.js';
import { overviewQuery, showcaseQuery } from '../../api/queries.js';
import { useLanguage, useText, type MessageId } from '../../language.js';
import { ErrorView } from '../../parts/error-view.js';
import { Loading } from '../../parts/loading.js';
import { useNumbers, useSay } from '../../say.js';
import { usePageTitle } from '../../shell/page-title.js';
import { clockTime, dayRange, otherZone, shortDay, zoneName } from '../../time.js';

import { useAge } from '../registrations/use-age.js';

import { needsYou } from './needs-you.js';
import { Pipeline } from './pipeline.js';

const route = getRouteApi('/o/$slug/');

/** Where the showcase stands, what waits for the organiser, and what happens when. */
export function HomePage() {
  const { slug } = route.useParams();
  const showcase = useQuery(showcaseQuery(slug));
  const overview = useQuery({ ...overviewQuery(slug), refetchInterval: 15_000 });
  const say = useSay();
  const text = useText();
  const { language } = useLanguage();
  const [opened] = useState(() => Date.now());
  usePageTitle(showcase.data && text(showcase.data.name));
  if (overview.isError)
    return <ErrorView error={overview.error} onRetry={() => void overview.refetch()} />;
  if (!overview.data || !showcase.data) return <Loading />;
  const { data } = showcase;
  const days = Math.ceil((new Date(`${data.startsOn}T00:00:00Z`).getTime() - opened) / 86_400_000);
  return (
    <div className="stack">
      <div className="line-item">
        <header>
          <h1 style={{ fontSize: 20, margin: 0 }}>{text(data.name)}</h1>
          <p className="quiet" style={{ margin: '4px 0 0' }}>
            {dayRange(data.startsOn, data.endsOn, language)} · {text(data.venue)}, {text(data.city)}
            {days > 0 && ` · ${say('home.days-to-go', { days })}`}
          </p>
        </header>
        <span className="button-row">
          <Button component={Link} to={`/s/${slug}`} variant="default" size="xs">
            {say('home.public-page')}
          </Button>
          <Button component={Link} to={`/o/${slug}/rounds`} size="xs">
            {say('home.run-round')}
          </Button>
        </span>
      </div>
      <Pipeline slug={slug} overview={overview.data} />
      <div className="two-columns">
        <NeedsYou slug={slug} overview={overview.data} />
        <JustNow events={overview.data.events} />
      </div>
      <Dates overview={overview.data} timeZone={data.timeZone} />
    </div>
  );
}

function NeedsYou({ slug, overview }: { slug: string; overview: Schemas['Overview'] }) {
  const say = useSay();
  const age = useAge();
  const tasks = needsYou(overview);
  return (
    <section className="card" style={{ padding: 8 }}>
      <h2 className="form-heading" style={{ padding: '8px 12px' }}>
        {say('home.needs-you')} <span className="quiet">{tasks.length}</span>
      </h2>
      {tasks.length === 0 && (
        <p className="quiet" style={{ padding: '0 12px 8px' }}>
          {say('home.nothing')}
        </p>
      )}
      <ul className="plain-list">
        {tasks.map(({ code, count, to, search }) => (
          <li key={code} className="line-item task">
            <span>
              <strong>{say(`home.task.${code}` as MessageId, { count })}</strong>
              {code === 'decide' && overview.oldestPending && (
                <span className="tag" data-tone="attention">
                  {say('home.waits', { age: age(overview.oldestPending) })}
                </span>
              )}
              <br />
              <span className="quiet">{say(`home.task.${code}.about` as MessageId)}</span>
            </span>
            <Button
              component={Link}
              to={`/o/${slug}${to}`}
              search={search as never}
              variant="default"
              size="xs"
            >
              {say(`home.task.${code}.do` as MessageId)}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function JustNow({ events }: { events: Schemas['Overview']['events'] }) {
  const say = useSay();
  const text = useText();
  const { language } = useLanguage();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <section className="card" style={{ padding: 16 }}>
      <h2 className="form-heading">{say('home.just-now')}</h2>
      {events.length === 0 && <p className="quiet">{say('home.quiet')}</p>}
      <ul className="plain-list">
        {events.map(({ at, text: what, actor, company }, index) => (
          <li key={index} style={{ marginBottom: 6 }}>
            <span className="quiet">
              {shortDay(at, zone, language)} {clockTime(at, zone)} {zoneName(at, zone)}
            </span>
            <br />
            {company && <strong>{text(company)}: </strong>}
            {text(what)}
            {actor && <span className="quiet"> · {actor}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Dates({ overview, timeZone }: { overview: Schemas['Overview']; timeZone: string }) {
  const say = useSay();
  const { language } = useLanguage();
  const { whole } = useNumbers();
  const { registrationClosesAt, wishesCloseAt, firstSlotAt } = overview.dates;
  const dates = [
    ['home.date.registration', registrationClosesAt],
    ['home.date.wishes', wishesCloseAt],
    ['home.date.first', firstSlotAt],
  ] as const;
  return (
    <section className="card" style={{ padding: 16 }}>
      <h2 className="form-heading">{say('home.when')}</h2>
      <div className="figures">
        {dates.map(([id, at]) => (
          <div key={id}>
            <strong>{say(id)}</strong>
            {at === null ? (
              <p className="quiet" style={{ margin: 0 }}>
                {say('home.no-date')}
              </p>
            ) : (
              [timeZone, otherZone(timeZone)].map((zone, index) => (
                <p key={zone} className={index > 0 ? 'quiet' : ''} style={{ margin: 0 }}>
                  {shortDay(at, zone, language)} {clockTime(at, zone)} {zoneName(at, zone)}
                </p>
              ))
            )}
          </div>
        ))}
        <div>
          <strong>{say('home.mails')}</strong>
          <p style={{ margin: 0 }}>
            {say('home.mails-sent', { count: whole(overview.mails.sent) })}
          </p>
        </div>
      </div>
    </section>
  );
}
