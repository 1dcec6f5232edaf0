import { Checkbox } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';

import type { Schemas } from '../../api/client.js';
import { useText } from '../../language.js';
import { useSay } from '../../say.js';

const kinds = [
  { kind: 'code', parameter: 'codes', most: 12 },
  { kind: 'role', parameter: 'roles', most: 6 },
  { kind: 'certificate', parameter: 'certificates', most: 8 },
  { kind: 'region', parameter: 'regions', most: 8 },
] as const;

export type FacetParameter = (typeof kinds)[number]['parameter'];

/** What the search found, counted; marking narrows it down. */
export function Facets({
  items,
  chosen,
  onChoose,
}: {
  items: Schemas['DirectoryFacets']['items'];
  chosen: Record<FacetParameter, string[]>;
  onChoose: (parameter: FacetParameter, values: string[]) => void;
}) {
  const say = useSay();
  const text = useText();
  const wide = useMediaQuery('(min-width: 900px)', true);
  const marked = kinds.reduce((sum, { parameter }) => sum + chosen[parameter].length, 0);
  const groups = (
    <div className="facets">
      {kinds.map(({ kind, parameter, most }) => {
        const found = items.filter((item) => item.kind === kind);
        const own = chosen[parameter];
        const shown = found.filter(({ value }, at) => at < most || own.includes(value));
        if (shown.length === 0) return null;
        return (
          <Checkbox.Group
            key={kind}
            label={say(`facet.${kind}`)}
            value={own}
            onChange={(values) => onChoose(parameter, values)}
          >
            <div className="checks" data-dense>
              {shown.map(({ value, label, count }) => (
                <div key={value} className="line-item">
                  <Checkbox value={value} label={text(label)} />
                  <span className="quiet">{count}</span>
                </div>
              ))}
            </div>
          </Checkbox.Group>
        );
      })}
    </div>
  );
  // Where there is little room, what was found comes first.
  if (wide) return groups;
  return (
    <details className="card" style={{ padding: 12 }}>
      <summary>{say('facet.show', { count: marked })}</summary>
      {groups}
    </details>
  );
}
