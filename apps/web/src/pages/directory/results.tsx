import { Button } from '@mantine/core';

import { useText } from '../../language.js';
import { ErrorView } from '../../parts/error-view.js';
import { Loading } from '../../parts/loading.js';
import { useSay } from '../../say.js';

import { EntryCard } from './entry-card.js';
import type { useDirectory } from './use-directory.js';
import { useWish } from './use-wish.js';

interface Props {
  id: string;
  list: ReturnType<typeof useDirectory>['list'];
  /** Wishes can be changed now. */
  open: boolean;
  onOpen: (otherId: string) => void;
}

/** What a search found, page by page, with the words it also looked for. */
export function Results({ id, list, open, onOpen }: Props) {
  const say = useSay();
  const text = useText();
  const wish = useWish(id);
  if (list.isPending) return <Loading />;
  if (list.isError) return <ErrorView error={list.error} onRetry={() => void list.refetch()} />;
  const [first] = list.data.pages;
  const terms = first?.terms ?? [];
  const twins = terms.flatMap((term) => term.twins);
  const words = [...terms.map(({ word }) => word), ...twins];
  const entries = list.data.pages.flatMap(({ items }) => items);
  return (
    <>
      <p className="quiet" style={{ margin: 0 }} aria-live="polite">
        {say('directory.found', { count: first?.total ?? 0 })}
        {twins.length > 0 && ` · ${say('directory.twins', { words: twins.join(', ') })}`}
      </p>
      {entries.length === 0 && (
        <section className="card" style={{ padding: 24 }}>
          <p style={{ margin: 0 }}>{say('directory.none')}</p>
        </section>
      )}
      {entries.map((entry) => (
        <EntryCard
          key={entry.id}
          entry={entry}
          words={words}
          open={open}
          busy={wish.isPending && wish.variables.toId === entry.id}
          onOpen={() => onOpen(entry.id)}
          onWish={(kind) =>
            wish.mutate({
              toId: entry.id,
              name: text(entry.company),
              kind,
              note: entry.wish?.note ?? null,
              before: entry.wish?.kind ?? null,
            })
          }
        />
      ))}
      {list.hasNextPage && (
        <Button
          variant="default"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {say('directory.more')}
        </Button>
      )}
    </>
  );
}
