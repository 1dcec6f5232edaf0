import { Link } from '@tanstack/react-router';

import { useSay } from '../../say.js';

import type { Place } from './decisions.js';

/** The caps and what is left of each. */
export function Places({ slug, places }: { slug: string; places: Place[] }) {
  const say = useSay();
  if (places.length === 0) return null;
  const name = ({ country, role }: Place) =>
    [country && say(`country.${country}`), role && say(`role.${role}`)]
      .filter(Boolean)
      .join(' · ') || say('country.all');
  return (
    <ul className="plain-list tags" aria-label={say('places.title')} style={{ marginTop: 4 }}>
      {places.map((place) => {
        const left = Math.max(0, place.most - place.taken);
        return (
          <li key={name(place)}>
            <Link
              to="/o/$slug/settings"
              params={{ slug }}
              search={{ section: 'rules' }}
              className="tag"
              data-tone={left === 0 ? 'attention' : 'plain'}
            >
              {name(place)} {place.taken}/{place.most} · {say('places.left', { left })}
              {place.waiting > 0 && ` · ${say('places.waiting', { count: place.waiting })}`}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
