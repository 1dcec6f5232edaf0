import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';

import { api, bodyOf } from '../../api/client.js';
import { wishesQuery } from '../../api/queries.js';
import { useText } from '../../language.js';
import { Country } from '../../parts/company-name.js';
import { useSay } from '../../say.js';

const shown = 5;

/** The dearest wishes, and the way to all of them. */
export function WishSummary({ id }: { id: string }) {
  const wishes = useQuery(wishesQuery(id));
  const say = useSay();
  const text = useText();
  if (!wishes.data) return null;
  const { items, mustLimit } = wishes.data;
  const musts = items.filter(({ kind }) => kind === 'must').length;
  return (
    <section className="card" style={{ padding: 20 }}>
      <h2 className="line-item" style={{ fontSize: 14, margin: '0 0 8px' }}>
        {say('wishes.mine')}
        <span className="quiet">{say('wishes.musts', { musts, limit: mustLimit })}</span>
      </h2>
      <ol className="plain-list">
        {items.slice(0, shown).map((wish) => (
          <li key={wish.id} className="line-item">
            <span>{text(wish.company)}</span>
            <span className="quiet">{say(`wish.${wish.kind}`)}</span>
          </li>
        ))}
      </ol>
      <Link to="/c/$id/wishes" params={{ id }}>
        {say('wishes.all', { count: items.length })}
      </Link>
    </section>
  );
}

/** Whom a round would like to pair the firm with, and why. */
export function Suggestions({ id, onOpen }: { id: string; onOpen: (otherId: string) => void }) {
  const say = useSay();
  const text = useText();
  const suggestions = useQuery({
    queryKey: ['suggestions', id],
    staleTime: 60_000,
    queryFn: () =>
      bodyOf(api.GET('/api/v1/participations/{id}/suggestions', { params: { path: { id } } })),
  });
  if (!suggestions.data?.items.length) return null;
  return (
    <section className="card" style={{ padding: 20 }}>
      <h2 style={{ fontSize: 14, margin: '0 0 8px' }}>{say('directory.suggested')}</h2>
      <ul className="plain-list">
        {suggestions.data.items.slice(0, shown).map(({ id: other, company, country, reasons }) => (
          <li key={other} style={{ marginBottom: 8 }}>
            <Country country={country} />{' '}
            <button type="button" className="row-button" onClick={() => onOpen(other)}>
              {text(company)}
            </button>
            {reasons[0] && <div className="quiet">{text(reasons[0].text)}</div>}
          </li>
        ))}
      </ul>
    </section>
  );
}
