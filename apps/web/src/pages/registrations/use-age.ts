import { useState } from 'react';
import { useIntl } from 'react-intl';

const minute = 60_000;
const steps = [
  ['day', 24 * 60 * minute],
  ['hour', 60 * minute],
  ['minute', minute],
] as const;

/** How long ago something was, in the largest unit that fits: `3 d`, `3일`. */
export function useAge(): (instant: string) => string {
  const intl = useIntl();
  const [opened] = useState(() => Date.now());
  return (instant) => {
    const passed = Math.max(0, opened - new Date(instant).getTime());
    const [unit, length] = steps.find(([, each]) => passed >= each) ?? steps[2];
    return intl.formatNumber(Math.floor(passed / length), {
      style: 'unit',
      unit,
      unitDisplay: 'narrow',
    });
  };
}
