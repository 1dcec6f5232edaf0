import type { Schemas } from '../../api/client.js';
import { useText } from '../../language.js';
import { useSay } from '../../say.js';
import { clockTime, zoneName } from '../../time.js';

import type { Draft } from './draft-query.js';

/** What was done to the draft, newest first; what was undone is struck out. */
export function DraftSteps({
  draft,
  timetable,
}: {
  draft: Draft;
  timetable: Schemas['Timetable'];
}) {
  const say = useSay();
  const text = useText();
  const { timeZone } = timetable;
  return (
    <section>
      <h2>{say('draft.changes')}</h2>
      {draft.steps.length === 0 && <p className="quiet">{say('draft.no-changes')}</p>}
      <ul className="draft-steps">
        {draft.steps
          .map((step, index) => ({ step, index }))
          .reverse()
          .map(({ step, index }) => {
            const row = step.in[0] ?? step.out[0];
            const firms = row ? `${text(row.a.company)} × ${text(row.b.company)}` : '';
            const words = say(`draft.step.${step.kind}`, { firms, count: step.in.length });
            return (
              <li key={index} data-undone={step.undone}>
                {step.undone ? <s>{words}</s> : words}
                <span className="quiet">
                  {step.by} · {clockTime(step.at, timeZone)} {zoneName(step.at, timeZone)}
                </span>
              </li>
            );
          })}
      </ul>
    </section>
  );
}
