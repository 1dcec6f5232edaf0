import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';

import { invitationsQuery } from '../../api/queries.js';
import { SearchBox } from '../../parts/search-box.js';
import { roles } from '../../roles.js';
import { useSay } from '../../say.js';

import { FilterPill } from './filter-pill.js';
import type { RegistrationSearch } from './search.js';

const marks = ['changed', 'duplicates', 'incomplete'] as const;

/** Search and filters of the registrations; all of it stands in the address. */
export function Filters({
  slug,
  search,
  onChange,
  onSearch,
}: {
  slug: string;
  search: RegistrationSearch;
  onChange: (change: RegistrationSearch) => void;
  onSearch: (q: string) => void;
}) {
  const say = useSay();
  const invitations = useQuery(invitationsQuery(slug));
  const segments = [...new Set(invitations.data?.items.map(({ segment }) => segment))];
  const { country, role, mark, segment } = search;
  return (
    <div className="filters">
      <SearchBox label={say('participants.search')} value={search.q ?? ''} onSearch={onSearch} />
      <FilterPill
        label={say('participants.country')}
        value={country}
        options={(['KR', 'US'] as const).map((value) => ({
          value,
          label: say(`country.${value}`),
        }))}
        onChange={(value) => onChange({ country: value })}
      />
      <FilterPill
        label={say('participants.roles')}
        value={role}
        options={roles.map((value) => ({ value, label: say(`role.${value}`) }))}
        onChange={(value) => onChange({ role: value })}
      />
      <FilterPill
        label={say('registrations.segment')}
        value={segment}
        options={segments.map((value) => ({ value, label: value }))}
        onChange={(value) => onChange({ segment: value })}
      />
      <FilterPill
        label={say('filter.mark')}
        value={mark}
        options={marks.map((value) => ({ value, label: say(`filter.mark.${value}`) }))}
        onChange={(value) => onChange({ mark: value })}
      />
      {(search.q ?? country ?? role ?? segment ?? mark) && (
        <Button
          size="xs"
          variant="subtle"
          onClick={() =>
            onChange({
              q: undefined,
              country: undefined,
              role: undefined,
              segment: undefined,
              mark: undefined,
            })
          }
        >
          {say('filter.clear-all')}
        </Button>
      )}
    </div>
  );
}
