import { useIntl } from 'react-intl';

import type { MessageId } from './language.js';

/** Words a message: `say('rounds.start')`. Ids are checked by the compiler. */
export function useSay(): (id: MessageId, values?: Record<string, string | number>) => string {
  const intl = useIntl();
  return (id, values) => intl.formatMessage({ id }, values);
}

/** Whole numbers and shares the way the reader writes them. */
export function useNumbers() {
  const intl = useIntl();
  return {
    whole: (value: number) => intl.formatNumber(value),
    /** Rounded down: only the proven best is 100 %. */
    share: (value: number) =>
      `${intl.formatNumber(Math.floor(value * 100) / 100, { minimumFractionDigits: 1, maximumFractionDigits: 2 })} %`,
    /** Thousandths of a point as points. */
    points: (thousandths: number) =>
      intl.formatNumber(thousandths / 1000, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
    /** The same to the last thousandth, for small differences. */
    exact: (thousandths: number) =>
      intl.formatNumber(thousandths / 1000, { minimumFractionDigits: 1, maximumFractionDigits: 3 }),
    /** Minutes as whole ones. */
    minutes: (minutes: number) => intl.formatNumber(Math.round(minutes)),
    /** Minutes as hours. */
    hours: (minutes: number) =>
      intl.formatNumber(minutes / 60, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
    seconds: (milliseconds: number) =>
      intl.formatNumber(milliseconds / 1000, {
        minimumFractionDigits: 1,
        maximumFractionDigits: 1,
      }),
  };
}
