import type { Schemas } from '../../api/client.js';
import { useText } from '../../language.js';
import { useNumbers, useSay } from '../../say.js';
import { clockTime, zoneName } from '../../time.js';

type Preview = Schemas['RepairPreview'];
type Row = Preview['lost'][number];

interface Props {
  preview: Preview;
  timetable: Schemas['Timetable'];
}

/** Meetings kept, moved, lost and gained, and how good that is against planning all anew. */
export function RepairPreview({ preview, timetable }: Props) {
  const say = useSay();
  const { share, exact } = useNumbers();
  const { quality, droppedValue, kept, moved, lost, gained, people } = preview;
  const figures = [
    ['kept', kept],
    ['moved', moved.length],
    ['lost', lost.length],
    ['gained', gained.length],
  ] as const;
  return (
    <section aria-live="polite">
      <ul className="repair-figures">
        {figures.map(([key, count]) => (
          <li key={key}>
            <b>{count}</b> {say(`repair.${key}`)}
          </li>
        ))}
      </ul>
      <p style={{ margin: '0 0 8px' }}>
        {say('repair.worth', {
          share: share((100 * quality.value) / Math.max(1, quality.bound)),
          won: exact(quality.value - droppedValue),
        })}{' '}
        {say('repair.people', { people })}
      </p>
      <Rows title={say('repair.moved')} timetable={timetable} rows={moved} />
      <Rows title={say('repair.lost')} timetable={timetable} rows={lost.map((now) => ({ now }))} />
      <Rows
        title={say('repair.gained')}
        timetable={timetable}
        rows={gained.map((now) => ({ now }))}
      />
    </section>
  );
}

interface RowsProps {
  title: string;
  timetable: Schemas['Timetable'];
  rows: { before?: Row; now: Row }[];
}

function Rows({ title, timetable, rows }: RowsProps) {
  const say = useSay();
  const text = useText();
  const { timeZone, slots } = timetable;
  if (rows.length === 0) return null;
  const where = ({ slot, table }: Row) => {
    const start = slots.find(({ code }) => code === slot)?.startsAt;
    const time = start ? `${clockTime(start, timeZone)} ${zoneName(start, timeZone)}` : slot;
    return `${time} · ${say('timetable.table', { table })}`;
  };
  return (
    <details className="repair-rows">
      <summary>
        {title} ({rows.length})
      </summary>
      <ul>
        {rows.map(({ before, now }) => (
          <li key={`${now.a.participantId} ${now.b.participantId}`}>
            {text(now.a.company)} × {text(now.b.company)}{' '}
            <span className="quiet">
              {before && `${where(before)} → `}
              {where(now)}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
