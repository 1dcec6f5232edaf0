import type { KeyboardEvent } from 'react';

import type { Meeting } from '../timetable/meeting.js';

import type { Hand } from './use-hand.js';

/**
 * What the letter keys do to the meeting in focus, Escape to the one in hand, and Ctrl or Cmd Z to the draft.
 * False when the key means none of it. A letter that composes Hangul is none.
 */
export function actOnKey(event: KeyboardEvent, hand: Hand, focused: Meeting | undefined): boolean {
  const key = event.key.toLowerCase();
  if (event.nativeEvent.isComposing || event.altKey) return false;
  if (event.ctrlKey || event.metaKey) {
    if (key !== 'z') return false;
    if (event.shiftKey) hand.redo();
    else hand.undo();
    return true;
  }
  if (hand.moving) {
    if (key !== 'escape') return false;
    hand.putBack();
    return true;
  }
  const act = focused && actions[key];
  if (act) act(hand, focused);
  return act !== undefined;
}

const actions: Record<string, (hand: Hand, meeting: Meeting) => void> = {
  m: (hand, { id }) => hand.pickUp(id),
  l: (hand, meeting) => {
    hand.choose(meeting.id);
    hand.lock(meeting);
  },
  x: (hand, meeting) => hand.takeOut(meeting),
};
