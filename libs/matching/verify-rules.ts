import type { InstanceEntry } from './instance.js';
import type { Book, ReadMeeting } from './verify-read.js';

/** One line for each rule broken, opening with a stable code: `delegate.busy: meetings[4]: ...`. */
export function checkRules(book: Book, meetings: ReadMeeting[]): string[] {
  return [
    ...meetings.flatMap((meeting) => checkMeeting(book, meeting)),
    ...checkOnce(meetings),
    ...checkLimits(book, meetings),
    ...checkLocked(book, meetings),
    ...checkPrecedences(book, meetings),
  ];
}

function isFree(one: { available?: string[] }, slot: string): boolean {
  return one.available === undefined || one.available.includes(slot);
}

function checkMeeting(book: Book, meeting: ReadMeeting): string[] {
  const { pair, slot } = meeting;
  const at = `meetings[${meeting.index}] (${pair.a} - ${pair.b}, ${slot})`;
  const broken: string[] = [];
  if (!isFree(pair, slot)) broken.push(`pair.unavailable: ${at}: the pair may not meet then`);
  if (!isFree(book.tables.get(meeting.table)!, slot)) {
    broken.push(`table.unavailable: ${at}: table ${meeting.table} is not there then`);
  }
  const sides = [
    { id: meeting.aDelegate, firm: pair.a, allowed: pair.delegates?.a },
    { id: meeting.bDelegate, firm: pair.b, allowed: pair.delegates?.b },
  ];
  for (const { id, firm, allowed } of sides) {
    const person = book.delegates.get(id)!;
    if (person.firm !== firm) broken.push(`delegate.foreign: ${at}: ${id} is not of ${firm}`);
    if (allowed !== undefined && !allowed.includes(id)) {
      broken.push(`delegate.not-allowed: ${at}: ${id} may not attend this pair`);
    }
    if (!isFree(person.delegate, slot)) broken.push(`delegate.unavailable: ${at}: ${id} is away`);
  }
  return [...broken, ...checkInterpreter(book, meeting, at)];
}

function checkInterpreter(book: Book, meeting: ReadMeeting, at: string): string[] {
  const a = book.delegates.get(meeting.aDelegate)!.delegate.languages;
  const b = book.delegates.get(meeting.bDelegate)!.delegate.languages;
  const shared = a.some((language) => b.includes(language));
  if (meeting.interpreter === null) {
    return shared ? [] : [`interpreter.missing: ${at}: the delegates share no language`];
  }
  if (shared) return [`interpreter.needless: ${at}: the delegates share a language`];
  const interpreter = book.interpreters.get(meeting.interpreter)!;
  const speaks = (other: string[]) => other.some((one) => interpreter.languages.includes(one));
  const broken: string[] = [];
  if (!speaks(a) || !speaks(b)) {
    broken.push(`interpreter.language: ${at}: ${interpreter.id} does not speak with both`);
  }
  if (!isFree(interpreter, meeting.slot)) {
    broken.push(`interpreter.unavailable: ${at}: ${interpreter.id} is away`);
  }
  return broken;
}

/** A pair once; a delegate, a table, an interpreter once in a slot. */
function checkOnce(meetings: ReadMeeting[]): string[] {
  const broken: string[] = [];
  const pairs = new Set<object>();
  const taken = new Map<string, Set<string>>();
  const claim = (kind: string, slot: string, id: string, index: number) => {
    const key = `${kind}.busy`;
    const place = JSON.stringify([kind, slot]);
    const ids = taken.get(place) ?? new Set<string>();
    taken.set(place, ids);
    if (ids.has(id)) broken.push(`${key}: meetings[${index}]: ${id} has two meetings in ${slot}`);
    ids.add(id);
  };
  for (const meeting of meetings) {
    const { pair, slot, index } = meeting;
    if (pairs.has(pair)) broken.push(`pair.twice: meetings[${index}]: ${pair.a} - ${pair.b}`);
    pairs.add(pair);
    claim('delegate', slot, meeting.aDelegate, index);
    claim('delegate', slot, meeting.bDelegate, index);
    claim('table', slot, meeting.table, index);
    if (meeting.interpreter !== null) claim('interpreter', slot, meeting.interpreter, index);
  }
  return broken;
}

function checkLimits(book: Book, meetings: ReadMeeting[]): string[] {
  const broken: string[] = [];
  for (const firm of book.instance.participants) {
    const count = book.meetingsOf.get(firm.id) ?? 0;
    if (count > firm.maxMeetings) {
      broken.push(`participant.limit: ${firm.id} has ${count} of ${firm.maxMeetings} meetings`);
    }
  }
  const served = new Map<string, number>();
  for (const { interpreter } of meetings) {
    if (interpreter !== null) served.set(interpreter, (served.get(interpreter) ?? 0) + 1);
  }
  for (const { id, maxMeetings } of book.interpreters.values()) {
    const count = served.get(id) ?? 0;
    if (maxMeetings !== undefined && count > maxMeetings) {
      broken.push(`interpreter.limit: ${id} has ${count} of ${maxMeetings} meetings`);
    }
  }
  return broken;
}

/** Whether a meeting has every field that an entry gives, whichever way round either is written. */
export function matches(meeting: ReadMeeting, entry: InstanceEntry): boolean {
  const turned = meeting.pair.a !== entry.a;
  const first = turned ? meeting.bDelegate : meeting.aDelegate;
  const second = turned ? meeting.aDelegate : meeting.bDelegate;
  return (
    meeting.slot === entry.slot &&
    (entry.table === undefined || entry.table === meeting.table) &&
    (entry.aDelegate === undefined || entry.aDelegate === first) &&
    (entry.bDelegate === undefined || entry.bDelegate === second) &&
    (entry.interpreter === undefined || entry.interpreter === meeting.interpreter)
  );
}

function checkLocked(book: Book, meetings: ReadMeeting[]): string[] {
  const byPair = new Map(meetings.map((meeting) => [meeting.pair, meeting]));
  return (book.instance.locked ?? [])
    .filter((entry) => {
      const meeting = byPair.get(book.pairs.get(entry.a)!.get(entry.b)!);
      return !meeting || !matches(meeting, entry);
    })
    .map((entry) => `locked.unmatched: ${entry.a} - ${entry.b} in ${entry.slot}`);
}

function checkPrecedences(book: Book, meetings: ReadMeeting[]): string[] {
  const slotOf = new Map(meetings.map(({ pair, slot }) => [pair, book.slots.get(slot)!]));
  const find = ({ a, b }: { a: string; b: string }) => slotOf.get(book.pairs.get(a)!.get(b)!);
  return (book.instance.precedences ?? [])
    .filter(({ before, after }) => {
      const first = find(before);
      const second = find(after);
      return first !== undefined && second !== undefined && first >= second;
    })
    .map(
      ({ before, after }) =>
        `precedence.order: ${before.a} - ${before.b} is not before ${after.a} - ${after.b}`,
    );
}
