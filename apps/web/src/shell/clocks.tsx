import { useEffect, useState } from 'react';

import { clockTime, dayShift, otherZone, zoneName } from '../time.js';

/** The time now at the venue and in the other country. */
export function Clocks({ timeZone, city }: { timeZone: string; city: string }) {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 10_000);
    return () => clearInterval(timer);
  }, []);
  const other = otherZone(timeZone);
  return (
    <span className="wide-only">
      <b>
        {city} {clockTime(now, timeZone)}
      </b>{' '}
      <span className="quiet">
        {zoneName(now, timeZone)} · {clockTime(now, other)} {zoneName(now, other)}{' '}
        {dayShift(now.toISOString(), other, timeZone)}
      </span>
    </span>
  );
}
