import { useNumbers } from '../say.js';

/** Facts in one line, `label: value`; what was not said is left out. */
export function Facts({ of }: { of: [label: string, value: string | number | null][] }) {
  const { whole } = useNumbers();
  const said = of.filter(([, value]) => value !== null && value !== '');
  if (said.length === 0) return null;
  return (
    <div className="quiet">
      {said
        .map(([label, value]) => `${label}: ${typeof value === 'number' ? whole(value) : value}`)
        .join(' · ')}
    </div>
  );
}
