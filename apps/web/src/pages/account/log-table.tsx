import type { Schemas } from '../../api/client.js';
import { useText } from '../../language.js';
import { useSay } from '../../say.js';
import { calendarDay, clockTime, zoneName } from '../../time.js';

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Entries of the log, the newest first, on the reader's own clock. */
export function LogTable({ entries }: { entries: Schemas['LogEntry'][] }) {
  const say = useSay();
  const text = useText();
  if (entries.length === 0)
    return (
      <section className="card" style={{ padding: 24 }}>
        <p style={{ margin: 0 }}>{say('log.none')}</p>
      </section>
    );
  return (
    <section className="card">
      <div className="scroll">
        <table className="data-table">
          <thead>
            <tr>
              <th scope="col">{say('log.what')}</th>
              <th scope="col">{say('log.who')}</th>
              <th scope="col">{say('log.when')}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <tr key={entry.id}>
                <td>
                  <b style={{ fontWeight: 640 }}>{text(entry.text)}</b>
                  <div className="quiet">
                    {[entry.company, entry.showcase]
                      .flatMap((each) => (each ? [text(each)] : []))
                      .join(' · ')}
                  </div>
                </td>
                <td>
                  {text(entry.actor.text)}
                  <div className="quiet">{entry.actor.name}</div>
                </td>
                <td style={{ whiteSpace: 'nowrap' }}>
                  {calendarDay(entry.at, zone)}
                  <div className="quiet">
                    {clockTime(entry.at, zone)} {zoneName(entry.at, zone)}
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
