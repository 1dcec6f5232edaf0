import { Link } from '@tanstack/react-router';

import type { Schemas } from '../../api/client.js';
import { useLanguage } from '../../language.js';
import { useNumbers, useSay } from '../../say.js';
import { shortDay } from '../../time.js';

interface Stage {
  code: 'registered' | 'admitted' | 'wishes' | 'round' | 'published';
  value: string;
  note: string;
  to: '/o/$slug/registrations' | '/o/$slug/rounds' | '/o/$slug/timetable';
}

/** The product's sentence as five stages, one number each; each opens its list. */
export function Pipeline({ slug, overview }: { slug: string; overview: Schemas['Overview'] }) {
  const say = useSay();
  const { whole, share } = useNumbers();
  const { language } = useLanguage();
  const sum = (fits: (row: Schemas['Overview']['participants'][number]) => boolean) =>
    overview.participants.filter(fits).reduce((total, { count }) => total + count, 0);
  const approved = sum(({ status }) => status === 'approved');
  const { round, version } = overview;
  const stages: Stage[] = [
    {
      code: 'registered',
      value: whole(sum(({ status }) => status !== 'withdrawn')),
      note: `KR ${sum(({ country, status }) => country === 'KR' && status !== 'withdrawn')} · US ${sum(({ country, status }) => country === 'US' && status !== 'withdrawn')}`,
      to: '/o/$slug/registrations',
    },
    {
      code: 'admitted',
      value: whole(approved),
      note: say('home.stage.to-decide', { count: sum(({ status }) => status === 'pending') }),
      to: '/o/$slug/registrations',
    },
    {
      code: 'wishes',
      value: `${whole(overview.wishing)} / ${whole(approved)}`,
      note: say('home.stage.wish-count', { count: overview.wishes }),
      to: '/o/$slug/registrations',
    },
    {
      code: 'round',
      value: round?.gapPct === null || !round ? '–' : share(100 - round.gapPct),
      note: round
        ? say('home.stage.round-number', { number: round.number })
        : say('home.stage.no-round'),
      to: '/o/$slug/rounds',
    },
    {
      code: 'published',
      value: version ? `v${version.number}` : '–',
      note: version
        ? `${say('home.stage.meetings', { count: version.meetings })} · ${shortDay(version.publishedAt, Intl.DateTimeFormat().resolvedOptions().timeZone, language)}`
        : say('home.stage.not-yet'),
      to: '/o/$slug/timetable',
    },
  ];
  return (
    <ol className="pipeline card">
      {stages.map(({ code, value, note, to }) => (
        <li key={code}>
          <Link to={to} params={{ slug }}>
            {say(`home.stage.${code}`)}
          </Link>
          <div className="figure-value">{value}</div>
          <div className="figure-label">{note}</div>
        </li>
      ))}
    </ol>
  );
}
