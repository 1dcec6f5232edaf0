import { useIntl } from 'react-intl';

/**
 * Thousandths as signed points, `+1.5`, `−0.04`, `±0`; the last thousandths only of what is less than a hundredth.
 * A gain is green, a loss of a point or more a warning.
 */
export function Points({ thousandths }: { thousandths: number }) {
  const intl = useIntl();
  const step = Math.abs(thousandths) < 10 ? 1 : 10;
  const rounded = (Math.round(thousandths / step) * step) / 1000;
  const size = intl.formatNumber(Math.abs(rounded), { maximumFractionDigits: 3 });
  const sign = rounded > 0 ? '+' : rounded < 0 ? '−' : '±';
  const tone = rounded > 0 ? 'ok' : rounded <= -1 ? 'attention' : undefined;
  return (
    <span className="points" data-tone={tone}>
      {sign}
      {size}
    </span>
  );
}
