import { useLocalStorage } from '@mantine/hooks';
import { useEffect, useRef } from 'react';

import type { Action } from './decisions.js';

/** Letters of decisions; J and K step through the list. */
export const actionKeys: Partial<Record<Action, string>> = { approve: 'A', ask: 'D', wait: 'L' };

/** Whether single letters act, kept per person: speech input types letters too (WCAG 2.1.4). */
export function useKeysOn(): [boolean, (on: boolean) => void] {
  const [on, setOn] = useLocalStorage({ key: 'intake-keys', defaultValue: true });
  return [on, setOn];
}

/** What letters are typed into; a check box is not. */
const typed = 'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable=true]';

/**
 * Acts on single letters: never while something is typed, composed (Hangul) or asked in a dialog, and never
 * with a modifier.
 */
export function useKeys(on: boolean, act: (key: string) => void): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    if (!on) return;
    const listen = (event: KeyboardEvent) => {
      const { key, target } = event;
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      if (!/^[a-z]$/i.test(key)) return;
      const element = target instanceof HTMLElement ? target : null;
      if (element?.closest(typed)) return;
      if (document.querySelector('.mantine-Modal-content')) return;
      latest.current(key.toUpperCase());
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [on]);
}
