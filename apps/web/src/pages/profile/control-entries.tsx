import { useQuery } from '@tanstack/react-query';

import { exportControlsQuery, taxonomyQuery } from '../../api/queries.js';
import { useLanguage } from '../../language.js';
import { useSay } from '../../say.js';

/** Entries of the U.S. list worth a look for the chosen terms: headings to read, never a finding. */
export function ControlEntries({ sector, codes }: { sector: string; codes: string[] }) {
  const say = useSay();
  const { language } = useLanguage();
  const list = useQuery(exportControlsQuery);
  const taxonomy = useQuery(taxonomyQuery(sector));
  const parents = new Map((taxonomy.data?.terms ?? []).map(({ code, parent }) => [code, parent]));
  const above = (code: string | null): string[] =>
    code === null ? [] : [code, ...above(parents.get(code) ?? null)];
  const places = new Set(codes.flatMap(above));
  const entries = (list.data?.items ?? []).filter(({ branches }) =>
    branches.some((branch) => places.has(branch)),
  );
  if (entries.length === 0) return null;
  return (
    <details className="control-entries">
      <summary>{say('control.entries', { count: entries.length })}</summary>
      <p className="quiet">{say('control.entries-about')}</p>
      <ul>
        {entries.map(({ eccn, heading }) => (
          <li key={eccn}>
            <strong>{eccn}</strong> {heading[language]}
          </li>
        ))}
      </ul>
      <p className="quiet">
        <span lang="en">{list.data?.source}</span>
        {' · '}
        <a href="https://www.bis.gov" target="_blank" rel="noreferrer noopener">
          bis.gov
        </a>
        {' · '}
        <a href="https://www.yestrade.go.kr" target="_blank" rel="noreferrer noopener">
          yestrade.go.kr
        </a>
      </p>
    </details>
  );
}
