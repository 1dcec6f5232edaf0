import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';

interface Props {
  label: string;
  name: string;
  /** Current sort; a leading minus means descending. */
  sort: string;
  onSort: (sort: string) => void;
  number?: boolean;
  /** Left out where there is little room. */
  wide?: boolean;
  /** Left out where the list itself is narrow. */
  roomy?: boolean;
}

/** A column header that sorts; pressed again it sorts the other way round. */
export function SortHeader({
  label,
  name,
  sort,
  onSort,
  number = false,
  wide = false,
  roomy = false,
}: Props) {
  const active = sort.replace(/^-/, '') === name;
  const descending = active && sort.startsWith('-');
  const Arrow = descending ? IconArrowDown : IconArrowUp;
  return (
    <th
      scope="col"
      className={[number && 'number', wide && 'wide-only', roomy && 'roomy']
        .filter(Boolean)
        .join(' ')}
      aria-sort={active ? (descending ? 'descending' : 'ascending') : 'none'}
    >
      <button
        type="button"
        className="sort-button"
        onClick={() => onSort(active && !descending ? `-${name}` : name)}
      >
        {label} {active && <Arrow size={12} aria-hidden />}
      </button>
    </th>
  );
}
