import { Mark } from '@mantine/core';

/** A text with the words that were searched for marked. */
export function Highlighted({ text, words }: { text: string; words: string[] }) {
  const sought = words.filter((word) => word.length > 1);
  if (sought.length === 0) return text;
  const escaped = sought.map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const parts = text.split(new RegExp(`(${escaped.join('|')})`, 'giu'));
  return parts.map((part, index) =>
    // Every second part is what the pattern caught.
    index % 2 === 1 ? <Mark key={index}>{part}</Mark> : part,
  );
}
