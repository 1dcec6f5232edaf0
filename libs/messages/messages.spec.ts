import { readdirSync, readFileSync } from 'node:fs';

import { describe, expect, it } from '@jest/globals';

import { formatMessage } from './format.js';
import { resolveParticles } from './particles.js';
import { calendarDay, clockTime, dayRange, longDay, shortDay, zoneName } from './time.js';

const folder = new URL('.', import.meta.url);
const read = (file: string) =>
  JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Record<string, string>;
const rooms = readdirSync(folder)
  .filter((file) => file.endsWith('.en.json'))
  .map((file) => file.replace('.en.json', ''));

/** Names of a message's arguments: braces open by turns an argument and the words of one of its cases. */
function placeholders(message: string): Set<string> {
  const names = new Set<string>();
  let depth = 0;
  for (const [, name, brace] of message.matchAll(/\{(\w*)|(\})/g)) {
    if (brace) depth -= 1;
    else if (depth++ % 2 === 0) names.add(name ?? '');
  }
  return names;
}

describe('message catalogues', () => {
  it.each(rooms)('%s: the same ids and values in both languages', (room) => {
    const [en, ko] = [read(`${room}.en.json`), read(`${room}.ko.json`)];
    expect(Object.keys(ko).sort()).toEqual(Object.keys(en).sort());
    for (const id of Object.keys(en))
      expect([id, placeholders(ko[id] ?? '')]).toEqual([id, placeholders(en[id] ?? '')]);
  });

  it('uses an id in one room only', () => {
    const ids = rooms.flatMap((room) => Object.keys(read(`${room}.en.json`)));
    expect(ids.length).toBe(new Set(ids).size);
  });

  it('refuses an unknown id', () => {
    expect(() => formatMessage('en', 'no.such.message')).toThrow();
  });
});

describe('Korean particles', () => {
  it.each([
    ['한결그리퍼[은/는]', '한결그리퍼는'],
    ['누리모션[은/는]', '누리모션은'],
    ['테이블 3[으로/로]', '테이블 3으로'],
    ['테이블 1[으로/로]', '테이블 1로'],
    ['서울[으로/로]', '서울로'],
    ['Lodestar[을/를]', 'Lodestar을(를)'],
    ['한결그리퍼[과/와]', '한결그리퍼와'],
    ['누리모션[과/와]', '누리모션과'],
  ])('%s is worded %s', (given, worded) => {
    expect(resolveParticles(given)).toBe(worded);
  });
});

describe('time', () => {
  const afternoon = new Date('2027-05-17T19:20:00Z');

  it('is on the 24-hour clock of the zone', () => {
    expect(clockTime(afternoon, 'America/Chicago')).toBe('14:20');
    expect(clockTime(afternoon, 'Asia/Seoul')).toBe('04:20');
    expect(clockTime(new Date('2027-05-17T15:00:00Z'), 'Asia/Seoul')).toBe('00:00');
  });

  it('names zone and day', () => {
    expect(zoneName(afternoon, 'America/Chicago')).toBe('CDT');
    expect(zoneName(afternoon, 'Asia/Seoul')).toBe('KST');
    expect(calendarDay(afternoon, 'Asia/Seoul')).toBe('2027-05-18');
    expect(longDay(afternoon, 'America/Chicago', 'en')).toBe('Monday 17 May 2027');
    expect(longDay(afternoon, 'America/Chicago', 'ko')).toBe('2027년 5월 17일 월요일');
    expect(shortDay(afternoon, 'Asia/Seoul', 'ko')).toBe('5/18 화');
  });

  it('keeps the hour of a zone that changes its clocks', () => {
    const before = new Date('2026-10-31T14:00:00Z');
    const after = new Date('2026-11-01T15:00:00Z');
    expect([clockTime(before, 'America/Chicago'), zoneName(before, 'America/Chicago')]).toEqual([
      '09:00',
      'CDT',
    ]);
    expect([clockTime(after, 'America/Chicago'), zoneName(after, 'America/Chicago')]).toEqual([
      '09:00',
      'CST',
    ]);
  });

  it('writes ranges of days in both languages', () => {
    expect(dayRange('2027-05-17', '2027-05-18', 'en')).toBe('17–18 May 2027');
    expect(dayRange('2027-05-17', '2027-05-18', 'ko')).toBe('2027년 5월 17–18일');
    expect(dayRange('2027-05-31', '2027-06-01', 'en')).toBe('31 May 2027–1 June 2027');
    expect(dayRange('2027-05-17', '2027-05-17', 'en')).toBe('17 May 2027');
  });
});
