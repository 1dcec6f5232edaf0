import type { Language } from './language.js';

const locales = { ko: 'ko-KR', en: 'en-US' } as const;
const seoul = 'Asia/Seoul';

function partsOf(
  instant: string | Date,
  zone: string,
  language: Language,
  options: Intl.DateTimeFormatOptions,
) {
  const format = new Intl.DateTimeFormat(locales[language], { timeZone: zone, ...options });
  const parts = format.formatToParts(new Date(instant));
  return (type: Intl.DateTimeFormatPartTypes) =>
    parts.find((part) => part.type === type)?.value ?? '';
}

/** `14:20`, on the 24-hour clock in both languages. */
export function clockTime(instant: string | Date, zone: string): string {
  const part = partsOf(instant, zone, 'en', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return `${part('hour')}:${part('minute')}`;
}

/** `2027-05-17`, for grouping. */
export function calendarDay(instant: string | Date, zone: string): string {
  const part = partsOf(instant, zone, 'en', { year: 'numeric', month: '2-digit', day: '2-digit' });
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** `Mon 17 May`, `5월 17일 (월)`. */
export function shortDay(instant: string | Date, zone: string, language: Language): string {
  const part = partsOf(instant, zone, language, {
    weekday: 'short',
    month: language === 'ko' ? 'numeric' : 'short',
    day: 'numeric',
  });
  return language === 'ko'
    ? `${part('month')}월 ${part('day')}일 (${part('weekday')})`
    : `${part('weekday')} ${part('day')} ${part('month')}`;
}

/** `CDT`, `KST`. */
export function zoneName(instant: string | Date, zone: string): string {
  if (zone === seoul) return 'KST';
  return partsOf(instant, zone, 'en', { timeZoneName: 'short' })('timeZoneName');
}

/** `+1`, `−1` or nothing: how the day of one zone differs from the other's. */
export function dayShift(instant: string, zone: string, from: string): string {
  const [day, base] = [calendarDay(instant, zone), calendarDay(instant, from)];
  if (day === base) return '';
  return day > base ? '+1' : '−1';
}

/** The clock beside the venue's: Seoul's, or the U.S. East's where the venue is in Korea. */
export function otherZone(venueZone: string): string {
  return venueZone === seoul ? 'America/New_York' : seoul;
}

/** `17–18 May 2027`, `2027년 5월 17–18일`. */
export function dayRange(from: string, to: string, language: Language): string {
  const [first, last] = [new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`)];
  const month = partsOf(last, 'UTC', language, { month: language === 'ko' ? 'numeric' : 'long' })(
    'month',
  );
  const [year, a, b] = [last.getUTCFullYear(), first.getUTCDate(), last.getUTCDate()];
  if (from.slice(0, 7) !== to.slice(0, 7))
    return `${shortDay(first, 'UTC', language)} – ${shortDay(last, 'UTC', language)} ${year}`;
  const days = a === b ? String(a) : `${a}–${b}`;
  return language === 'ko' ? `${year}년 ${month}월 ${days}일` : `${days} ${month} ${year}`;
}

const minuteMilliseconds = 60_000;

/** `in 5 minutes`, `in 3 hours`, `in 12 days`; `5분 후`: how far off an instant is, in its largest fitting unit. */
export function timeUntil(instant: string, now: Date, language: Language): string {
  const minutes = Math.ceil((new Date(instant).getTime() - now.getTime()) / minuteMilliseconds);
  const format = new Intl.RelativeTimeFormat(locales[language]);
  if (minutes < 120) return format.format(minutes, 'minute');
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? format.format(hours, 'hour') : format.format(Math.floor(hours / 24), 'day');
}
