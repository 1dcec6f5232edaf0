import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';

import { participationQuery, wishesQuery } from '../../api/queries.js';
import { ErrorView } from '../../parts/error-view.js';
import { Loading } from '../../parts/loading.js';
import { SearchBox } from '../../parts/search-box.js';
import { useSay } from '../../say.js';
import { usePageTitle } from '../../shell/page-title.js';
import { Deadline } from '../company/deadline.js';

import { EntryDrawer } from './entry-drawer.js';
import { Facets } from './facets.js';
import { Results } from './results.js';
import { Suggestions, WishSummary } from './side.js';
import { sorts, useDirectory } from './use-directory.js';

const route = getRouteApi('/c/$id/directory');

const listed = (value: string | undefined) => value?.split(',').filter(Boolean) ?? [];

/** The approved companies; search, filters, sort and the open company stand in the address. */
export function DirectoryPage() {
  const { id } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const say = useSay();
  usePageTitle(say('company.directory'));
  const own = useQuery(participationQuery(id));
  const wishes = useQuery(wishesQuery(id));
  const { list, facets, sort } = useDirectory(id, search);
  const set = useCallback(
    (change: Partial<typeof search>) =>
      void navigate({ search: (now) => ({ ...now, ...change }), replace: true }),
    [navigate],
  );
  const onSearch = useCallback((q: string) => set({ q: q || undefined }), [set]);
  if (own.isError) return <ErrorView error={own.error} />;
  if (!own.data) return <Loading />;
  const open = wishes.data?.open ?? false;
  return (
    <div className="directory">
      <Facets
        items={facets.data?.items ?? []}
        chosen={{
          codes: listed(search.codes),
          roles: listed(search.roles),
          certificates: listed(search.certificates),
          regions: listed(search.regions),
        }}
        onChoose={(parameter, values) => set({ [parameter]: values.join(',') || undefined })}
      />
      <div className="stack">
        <h1 className="visually-hidden">{say('company.directory')}</h1>
        <div className="line-item">
          <SearchBox label={say('directory.search')} value={search.q ?? ''} onSearch={onSearch} />
          <Select
            size="xs"
            w={170}
            aria-label={say('directory.sort')}
            allowDeselect={false}
            value={sort}
            onChange={(value) => set({ sort: value ?? undefined })}
            data={sorts.map((value) => ({ value, label: say(`directory.sort.${value}`) }))}
          />
        </div>
        <Results id={id} list={list} open={open} onOpen={(other) => set({ open: other })} />
      </div>
      <aside className="stack">
        <WishSummary id={id} />
        <Deadline showcase={own.data.showcase} homeZone={own.data.company.timeZone} />
        <Suggestions id={id} onOpen={(other) => set({ open: other })} />
      </aside>
      <EntryDrawer
        id={id}
        otherId={search.open}
        canAsk={open}
        onClose={() => set({ open: undefined })}
      />
    </div>
  );
}
