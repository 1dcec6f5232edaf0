import { ActionIcon, Button } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconGripVertical } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';

import { api, type Schemas } from '../../api/client.js';
import { participationQuery, wishesQuery } from '../../api/queries.js';
import { useText } from '../../language.js';
import { BothNames, Country } from '../../parts/company-name.js';
import { ErrorView } from '../../parts/error-view.js';
import { Loading } from '../../parts/loading.js';
import { WishControl } from '../../parts/wish-control.js';
import { useSay } from '../../say.js';
import { usePageTitle } from '../../shell/page-title.js';
import { Deadline } from '../company/deadline.js';
import { useWish } from '../directory/use-wish.js';

import { Requests } from './requests.js';
import { WishNote } from './wish-note.js';

const route = getRouteApi('/c/$id/wishes');
type Wish = Schemas['WishList']['items'][number];

/** The firm's wishes in their order, and the requests it wrote and got. */
export function WishesPage() {
  const { id } = route.useParams();
  const say = useSay();
  const own = useQuery(participationQuery(id));
  const wishes = useQuery(wishesQuery(id));
  usePageTitle(say('company.wishes'));
  if (wishes.isError) return <ErrorView error={wishes.error} />;
  if (!wishes.data || !own.data) return <Loading />;
  const { items, open, mustLimit } = wishes.data;
  const musts = items.filter(({ kind }) => kind === 'must').length;
  return (
    <div className="with-aside">
      <div className="stack">
        <header>
          <h1 style={{ fontSize: 20, margin: 0 }}>{say('company.wishes')}</h1>
          <p className="quiet" style={{ margin: '4px 0 0' }}>
            {say('wishes.musts', { musts, limit: mustLimit })} · {say('wishes.about')}
          </p>
        </header>
        {items.length === 0 ? (
          <section className="card" style={{ padding: 24 }}>
            <p style={{ marginTop: 0 }}>{say('wishes.none')}</p>
            <Button component={Link} to={`/c/${id}/directory`}>
              {say('company.open-directory')}
            </Button>
          </section>
        ) : (
          <Ranked id={id} items={items} open={open} />
        )}
        <Requests id={id} />
      </div>
      <aside className="stack">
        <Deadline showcase={own.data.showcase} homeZone={own.data.company.timeZone} />
      </aside>
    </div>
  );
}

function Ranked({ id, items, open }: { id: string; items: Wish[]; open: boolean }) {
  const say = useSay();
  const text = useText();
  const client = useQueryClient();
  const wish = useWish(id);
  // Dragging is a short cut; the arrows do the same by key and by touch.
  const [dragged, setDragged] = useState<number | null>(null);
  const order = useMutation({
    scope: { id: `wishes-${id}` },
    mutationFn: (ids: string[]) =>
      api.PUT('/api/v1/participations/{id}/wish-order', {
        params: { path: { id } },
        body: { ids },
      }),
    onSettled: () => client.invalidateQueries(wishesQuery(id)),
  });
  const ranked = items.filter(({ kind }) => kind !== 'no').map((each) => each.id);
  const move = (from: number, to: number) => {
    const ids = ranked.filter((_, at) => at !== from);
    ids.splice(to, 0, ranked[from] ?? '');
    order.mutate(ids);
  };
  return (
    <section className="card" style={{ padding: 8 }}>
      {order.isError && <ErrorView error={order.error} />}
      <ol className="plain-list">
        {items.map((item, index) => (
          <li
            key={item.id}
            className="line-item wish-row"
            draggable={open && item.rank !== null}
            onDragStart={() => setDragged(index)}
            onDragOver={(event) => dragged !== null && item.rank !== null && event.preventDefault()}
            onDrop={() => {
              if (dragged !== null && dragged !== index) move(dragged, index);
              setDragged(null);
            }}
            onDragEnd={() => setDragged(null)}
          >
            <span>
              {item.rank !== null && (
                <IconGripVertical size={14} aria-hidden color="var(--text-3)" />
              )}
              <span className="quiet rank">{item.rank === null ? '–' : index + 1}</span>{' '}
              <Country country={item.country} /> <BothNames name={item.company} />
            </span>
            <span className="button-row">
              {item.rank !== null &&
                (
                  [
                    ['action.up', IconArrowUp, -1],
                    ['action.down', IconArrowDown, 1],
                  ] as const
                ).map(([label, Icon, by]) => (
                  <ActionIcon
                    key={label}
                    variant="subtle"
                    color="gray"
                    aria-label={`${say(label)}: ${text(item.company)}`}
                    disabled={!open || index + by < 0 || index + by >= ranked.length}
                    onClick={() => move(index, index + by)}
                  >
                    <Icon size={16} aria-hidden />
                  </ActionIcon>
                ))}
              <WishControl
                name={text(item.company)}
                value={item.kind}
                disabled={!open}
                onChange={(kind) =>
                  wish.mutate({
                    toId: item.id,
                    name: text(item.company),
                    kind,
                    note: item.note,
                    before: item.kind,
                  })
                }
              />
            </span>
            <WishNote
              id={id}
              toId={item.id}
              name={text(item.company)}
              kind={item.kind}
              note={item.note}
              open={open}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}
