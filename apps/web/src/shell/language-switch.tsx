import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';

import { api } from '../api/client.js';
import { meQuery } from '../api/queries.js';
import { useLanguage, type Language } from '../language.js';
import { useSay } from '../say.js';

/** On every page; keeps the address. A signed-in reader's choice decides mail and print, too. */
export function LanguageSwitch() {
  const { language, choose } = useLanguage();
  const me = useQuery(meQuery);
  const say = useSay();
  const change = (next: string) => {
    choose(next as Language);
    if (me.data?.user) void api.PATCH('/api/v1/me', { body: { language: next as Language } });
  };
  return (
    <SegmentedControl
      size="xs"
      aria-label={say('shell.language')}
      value={language}
      onChange={change}
      data={[
        { value: 'ko', label: <span lang="ko">한국어</span> },
        { value: 'en', label: <span lang="en">EN</span> },
      ]}
    />
  );
}
