import { SegmentedControl } from '@mantine/core';

import { useLanguage } from '../language.js';
import { useSay } from '../say.js';

import { useChangeLanguage } from './use-change-language.js';

/** On every page; keeps the address. A signed-in reader's choice decides mail and print, too. */
export function LanguageSwitch() {
  const { language } = useLanguage();
  const change = useChangeLanguage();
  const say = useSay();
  return (
    <SegmentedControl
      size="xs"
      aria-label={say('shell.language')}
      value={language}
      onChange={(next) => void change(next)}
      data={[
        { value: 'ko', label: <span lang="ko">한국어</span> },
        { value: 'en', label: <span lang="en">EN</span> },
      ]}
    />
  );
}
