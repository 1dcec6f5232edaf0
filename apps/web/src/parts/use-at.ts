import { useLanguage } from '../language.js';
import { calendarDay, clockTime, shortDay, zoneName } from '../time.js';

/** Words an instant in the reader's own zone: `Tue 24 Nov 2026, 09:12 CST`. */
export function useAt(): (instant: string) => string {
  const { language } = useLanguage();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (instant) => {
    const [day, year] = [shortDay(instant, zone, language), calendarDay(instant, zone).slice(0, 4)];
    const dated = language === 'ko' ? `${year}년 ${day}` : `${day} ${year},`;
    return `${dated} ${clockTime(instant, zone)} ${zoneName(instant, zone)}`;
  };
}
