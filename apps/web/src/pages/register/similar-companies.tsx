import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';

import { api, bodyOf } from '../../api/client.js';
import { BothNames } from '../../parts/company-name.js';
import { ErrorView } from '../../parts/error-view.js';
import { useSay } from '../../say.js';

interface Props {
  slug: string;
  country: 'KR' | 'US';
  company: Record<string, unknown>;
  identifiers: Record<string, unknown>;
}

/** The company may have an account already: its owner can let the reader in. */
export function SimilarCompanies({ slug, country, company, identifiers }: Props) {
  const say = useSay();
  const texts = (values: Record<string, unknown>, names: string[]) =>
    names.map((name) => {
      const value = values[name];
      return typeof value === 'string' && value !== '' ? value : null;
    });
  const like = {
    country,
    names: texts(company, ['nameEn', 'nameKo', 'tradeName']),
    identifiers: texts(identifiers, [
      'registrationNumber',
      'corporateNumber',
      'uei',
      'cage',
      'duns',
      'lei',
    ]),
  };
  const said = [...like.names, ...like.identifiers].some((each) => each !== null);
  const similar = useQuery({
    enabled: said,
    queryKey: ['similar', slug, like],
    queryFn: () =>
      bodyOf(
        api.POST('/api/v1/showcases/{slug}/registration/similar', {
          params: { path: { slug } },
          body: like,
        }),
      ),
  });
  const ask = useMutation({
    mutationFn: (id: string) =>
      api.POST('/api/v1/companies/{id}/access-requests', { params: { path: { id } } }),
  });
  if (!similar.data?.items.length) return null;
  return (
    <section className="card" style={{ padding: 16 }} role="status">
      <h3 style={{ fontSize: 14, margin: '0 0 8px' }}>{say('register.similar')}</h3>
      <ul className="plain-list">
        {similar.data.items.map(({ id, name, city, by }) => (
          <li key={id} className="line-item">
            <span>
              <BothNames name={name} /> <span className="quiet">{city}</span>{' '}
              {by === 'identifier' && (
                <span className="tag" data-tone="attention">
                  {say('register.same-number')}
                </span>
              )}
            </span>
            <Button
              size="xs"
              variant="default"
              loading={ask.isPending && ask.variables === id}
              disabled={ask.isSuccess && ask.variables === id}
              onClick={() => ask.mutate(id)}
            >
              {say(
                ask.isSuccess && ask.variables === id ? 'register.asked' : 'register.ask-access',
              )}
            </Button>
          </li>
        ))}
      </ul>
      {ask.isError && <ErrorView error={ask.error} />}
    </section>
  );
}
