import { useNumbers, useSay } from '../../say.js';

import type { Known } from './chart-axes.js';

/** The chart as a table: one row for each change of value or bound. */
export function PointTable({ known }: { known: Known[] }) {
  const say = useSay();
  const { exactPoints } = useNumbers();
  const changes = known.filter((point, index) => {
    const before = known[index - 1];
    return !before || before.value !== point.value || before.bound !== point.bound;
  });
  return (
    <table className="data-table">
      <thead>
        <tr>
          {(['chart.time', 'chart.value', 'chart.bound'] as const).map((id) => (
            <th key={id} scope="col" className="number">
              {say(id)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {changes.map((point, index) => (
          <tr key={index}>
            <td className="number">
              {say('chart.seconds', { seconds: point.seconds.toFixed(1) })}
            </td>
            <td className="number">{exactPoints(point.value)}</td>
            <td className="number">{exactPoints(point.bound)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
