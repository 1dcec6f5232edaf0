import type { MessageLanguage } from './format.js';

const locales = { ko: 'ko-KR', en: 'en-US' } as const;

function parts(
  instant: Date,
  zone: string,
  language: MessageLanguage,
  options: Intl.DateTimeFormatOptions,
) {
  const format = new Intl.DateTimeFormat(locales[language], { timeZone: zone, ...options });
  const found = new Map(format.formatToParts(instant).map((part) => [part.type, part.value]));
  return (type: Intl.DateTimeFormatPartTypes) => found.get(type) ?? '';
}

/** `14:20`, on the 24-hour clock in both languages. */
export function clockTime(instant: Date, zone: string): string {
  const part = parts(instant, zone, 'en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return `${part('hour')}:${part('minute')}`;
}

/** `2027-05-17`: the calendar day in a zone, for comparing and grouping. */
export function calendarDay(instant: Date, zone: string): string {
  const part = parts(instant, zone, 'en', { year: 'numeric', month: '2-digit', day: '2-digit' });
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** `Monday 17 May 2027`, `2027년 5월 17일 월요일`. */
export function longDay(instant: Date, zone: string, language: MessageLanguage): string {
  const part = parts(instant, zone, language, {
    weekday: 'long',
    year: 'numeric',
    month: language === 'ko' ? 'numeric' : 'long',
    day: 'numeric',
  });
  if (language === 'ko')
    return `${part('year')}년 ${part('month')}월 ${part('day')}일 ${part('weekday')}`;
  return `${part('weekday')} ${part('day')} ${part('month')} ${part('year')}`;
}

/** `Tue 18 May`, `5/18 화`: beside a time whose day differs from the venue's. */
export function shortDay(instant: Date, zone: string, language: MessageLanguage): string {
  const part = parts(instant, zone, language, {
    weekday: 'short',
    month: language === 'ko' ? 'numeric' : 'short',
    day: 'numeric',
  });
  if (language === 'ko') return `${part('month')}/${part('day')} ${part('weekday')}`;
  return `${part('weekday')} ${part('day')} ${part('month')}`;
}

/** Short name of a zone at an instant: `CDT`, `KST`, `GMT+9` where there is no usual one. */
export function zoneName(instant: Date, zone: string): string {
  if (zone === 'Asia/Seoul') return 'KST';
  return parts(instant, zone, 'en', { timeZoneName: 'short' })('timeZoneName');
}

/** `17–18 May 2027`, `2027년 5월 17–18일`. Days are calendar days, `2027-05-17`. */
export function dayRange(from: string, to: string, language: MessageLanguage): string {
  const [first, last] = [new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`)];
  const format = new Intl.DateTimeFormat(locales[language], {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
  });
  if (language === 'ko') return koreanRange(first, last);
  if (from === to) return englishDay(format, first);
  const sameMonth = from.slice(0, 7) === to.slice(0, 7);
  const start = sameMonth ? String(first.getUTCDate()) : englishDay(format, first);
  return `${start}–${englishDay(format, last)}`;
}

function englishDay(format: Intl.DateTimeFormat, day: Date): string {
  const found = new Map(format.formatToParts(day).map((part) => [part.type, part.value]));
  return `${found.get('day') ?? ''} ${found.get('month') ?? ''} ${found.get('year') ?? ''}`;
}

function koreanRange(first: Date, last: Date): string {
  const month = (day: Date) => `${day.getUTCFullYear()}년 ${day.getUTCMonth() + 1}월`;
  if (first.getTime() === last.getTime()) return `${month(first)} ${first.getUTCDate()}일`;
  if (month(first) === month(last))
    return `${month(first)} ${first.getUTCDate()}–${last.getUTCDate()}일`;
  return `${month(first)} ${first.getUTCDate()}일–${month(last)} ${last.getUTCDate()}일`;
}
