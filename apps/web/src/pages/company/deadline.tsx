import { IconHourglass } from '@tabler/icons-react';
import { useState } from 'react';

import type { Schemas } from '../../api/client.js';
import { useLanguage, useText } from '../../language.js';
import { useSay } from '../../say.js';
import { clockTime, shortDay, zoneName } from '../../time.js';

const dayMilliseconds = 86_400_000;

/** When wishes close, at the venue and at home. */
export function Deadline({
  showcase,
  homeZone,
}: {
  showcase: Schemas['Participation']['showcase'];
  homeZone: string;
}) {
  const say = useSay();
  const text = useText();
  const { language } = useLanguage();
  const [opened] = useState(() => Date.now());
  const { wishesCloseAt: at, timeZone } = showcase;
  if (at === null) return null;
  const left = new Date(at).getTime() - opened;
  const zones = [...new Set([homeZone, timeZone])];
  return (
    <section className="card" style={{ padding: 20 }}>
      <p className="tag" data-tone="attention" style={{ margin: '0 0 8px' }}>
        <IconHourglass size={14} aria-hidden />{' '}
        {left > 0
          ? say('wishes.closes-in', {
              days: Math.floor(left / dayMilliseconds),
              hours: Math.floor((left % dayMilliseconds) / 3_600_000),
            })
          : say('wishes.closed')}
      </p>
      {zones.map((zone) => (
        <p key={zone} style={{ margin: 0 }}>
          {shortDay(at, zone, language)} {clockTime(at, zone)} {zoneName(at, zone)}{' '}
          <span className="quiet">
            {zone === timeZone ? text(showcase.city) : say('wishes.home')}
          </span>
        </p>
      ))}
    </section>
  );
}
