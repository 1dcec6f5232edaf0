import { useIntl } from 'react-intl';

/** How much a place costs: it gains or costs nothing, costs less than a point, or more. */
export type Dearness = 'gain' | 'little' | 'much';

export function dearness(cost: number): Dearness {
  if (cost <= 0) return 'gain';
  return cost < 1000 ? 'little' : 'much';
}

const arrows: Record<Dearness, string> = { gain: '', little: '↘ ', much: '↓ ' };

/** What becomes of the value: `+1.4`, `±0`, `↘ −0.4`, `↓ −1.7`. */
export function useCost(): (cost: number) => string {
  const intl = useIntl();
  return (cost) => {
    const size = intl.formatNumber(Math.abs(cost) / 1000, {
      minimumFractionDigits: cost === 0 ? 0 : 1,
      maximumFractionDigits: Math.abs(cost) < 100 ? 3 : 1,
    });
    const sign = cost > 0 ? '−' : cost < 0 ? '+' : '±';
    return `${arrows[dearness(cost)]}${sign}${size}`;
  };
}
