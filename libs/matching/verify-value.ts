import type { Book, ReadMeeting } from './verify-read.js';
import { matches } from './verify-rules.js';

/** Idle slots and breaks over all delegates, by walking each delegate's day slot by slot. */
export function waiting(book: Book, meetings: ReadMeeting[]): { gaps: number; breaks: number } {
  const busy = new Map<string, Set<string>>();
  for (const meeting of meetings) {
    for (const id of [meeting.aDelegate, meeting.bDelegate]) {
      const slots = busy.get(id) ?? new Set<string>();
      busy.set(id, slots.add(meeting.slot));
    }
  }
  let gaps = 0;
  let breaks = 0;
  for (const [id, slots] of busy) {
    const away = book.delegates.get(id)!.delegate.available;
    const present = away === undefined ? null : new Set(away);
    const idleSince = new Map<string, number>();
    for (const { id: slot, session } of book.instance.slots) {
      const idle = idleSince.get(session);
      if (slots.has(slot)) {
        gaps += idle ?? 0;
        breaks += (idle ?? 0) > 0 ? 1 : 0;
        idleSince.set(session, 0);
      } else if (idle !== undefined && (present === null || present.has(slot))) {
        idleSince.set(session, idle + 1);
      }
    }
  }
  return { gaps, breaks };
}

/** Previous entries that a meeting matches. An entry that names what is gone is matched by none. */
export function matchedPrevious(book: Book, meetings: ReadMeeting[]): number {
  const byPair = new Map(meetings.map((meeting) => [meeting.pair, meeting]));
  return (book.instance.previous ?? []).filter((entry) => {
    const pair = book.pairs.get(entry.a)?.get(entry.b);
    const meeting = pair && byPair.get(pair);
    return meeting !== undefined && matches(meeting, entry);
  }).length;
}
