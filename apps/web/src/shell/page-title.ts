import { useEffect } from 'react';

/** Names the page in the browser's tab and history: the nearest thing first, the program last. */
export function usePageTitle(...parts: (string | undefined)[]): void {
  const title = [...parts, 'Showcase Match'].filter(Boolean).join(' · ');
  useEffect(() => {
    document.title = title;
  }, [title]);
}
