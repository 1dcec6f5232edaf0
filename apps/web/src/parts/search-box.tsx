import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';

const pauseMilliseconds = 250;

interface Props {
  label: string;
  value: string;
  onSearch: (value: string) => void;
}

/** Searches when typing pauses; a half-composed Hangul syllable is not searched for. */
export function SearchBox({ label, value, onSearch }: Props) {
  const [typed, setTyped] = useState(value);
  const [composing, setComposing] = useState(false);
  const [shown, setShown] = useState(value);
  // The address changed from outside: the box follows it.
  if (shown !== value) {
    setShown(value);
    setTyped(value);
  }
  useEffect(() => {
    if (composing || typed === value) return;
    const timer = setTimeout(() => onSearch(typed), pauseMilliseconds);
    return () => clearTimeout(timer);
  }, [typed, composing, value, onSearch]);
  return (
    <TextInput
      size="xs"
      w={260}
      maw="100%"
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={14} aria-hidden />}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={() => setComposing(false)}
    />
  );
}
