import { Link } from '@tanstack/react-router';

import type { Schemas } from '../../api/client.js';
import { useLanguage } from '../../language.js';
import { useNumbers, useSay } from '../../say.js';
import { shortDay } from '../../time.js';

interface Stage {
  code: 'registered' | 'admitted' | 'wishes' | 'round' | 'published';
  value: string;
  note: string;
  /** Parts of the bar, in percent of it: the first is done, the second is on its way. */
  parts: [number, number];
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
  const { round, version, mails } = overview;
  const pending = sum(({ status }) => status === 'pending');
  const all = sum(({ status }) => status !== 'withdrawn');
  const korean = sum(({ country, status }) => country === 'KR' && status !== 'withdrawn');
  const of = (part: number, whole_: number) => (whole_ === 0 ? 0 : (100 * part) / whole_);
  const letters = mails.sent + mails.failed + mails.waiting;
  const stages: Stage[] = [
    {
      code: 'registered',
      value: whole(all),
      parts: [of(korean, all), of(all - korean, all)],
      note: `KR ${korean} · US ${all - korean}`,
      to: '/o/$slug/registrations',
    },
    {
      code: 'admitted',
      value: whole(approved),
      parts: [of(approved, all), of(pending, all)],
      note: say('home.stage.to-decide', { count: pending }),
      to: '/o/$slug/registrations',
    },
    {
      code: 'wishes',
      value: `${whole(overview.wishing)} / ${whole(approved)}`,
      parts: [of(overview.wishing, approved), 0],
      note: say('home.stage.wish-count', { count: overview.wishes }),
      to: '/o/$slug/registrations',
    },
    {
      code: 'round',
      value: round?.gapPct === null || !round ? '–' : share(100 - round.gapPct),
      parts: [round?.gapPct == null ? 0 : 100 - round.gapPct, 0],
      note: round
        ? say('home.stage.round-number', { number: round.number })
        : say('home.stage.no-round'),
      to: '/o/$slug/rounds',
    },
    {
      code: 'published',
      value: version ? `v${version.number}` : '–',
      parts: [version ? of(mails.sent, letters) : 0, version ? of(mails.failed, letters) : 0],
      note: version
        ? `${say('home.stage.meetings', { count: version.meetings })} · ${shortDay(version.publishedAt, Intl.DateTimeFormat().resolvedOptions().timeZone, language)}`
        : say('home.stage.not-yet'),
      to: '/o/$slug/timetable',
    },
  ];
  const now = openStage(overview, pending);
  return (
    <ol className="pipeline card">
      {stages.map(({ code, value, note, to, parts }) => (
        <li key={code} {...(code === now ? { 'aria-current': 'step' as const } : {})}>
          <Link to={to} params={{ slug }}>
            {say(`home.stage.${code}`)}
          </Link>
          <div className="figure-value">{value}</div>
          <div className="figure-label">{note}</div>
          <div className="bar-parts" aria-hidden>
            {parts.map((part, index) => (
              <span key={index} style={{ width: `${part}%` }} />
            ))}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** The stage that is open now: the first that is not through. */
function openStage(
  { dates, round, version, ...overview }: Schemas['Overview'],
  pending: number,
): Stage['code'] {
  const over = (at: string | null) => at !== null && new Date(at) < new Date();
  if (version && round?.state !== 'proposed') return 'published';
  if (round) return 'round';
  if (over(dates.wishesCloseAt)) return 'round';
  if (pending > 0) return 'admitted';
  return overview.wishes > 0 || over(dates.registrationClosesAt) ? 'wishes' : 'registered';
}
