import { Drawer, Group, SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';

import type { Schemas } from '../../api/client.js';
import { roundsQuery } from '../../api/queries.js';
import { useLanguage } from '../../language.js';
import { ErrorView } from '../../parts/error-view.js';
import { Loading } from '../../parts/loading.js';
import { SearchBox } from '../../parts/search-box.js';
import { useSay } from '../../say.js';
import { calendarDay, shortDay } from '../../time.js';
import type { Meeting } from '../timetable/meeting.js';
import { kindsOf, ofKind } from '../timetable/of-kind.js';
import { SlotList } from '../timetable/slot-list.js';

import { DraftGrid } from './draft-grid.js';
import { DraftHead } from './draft-head.js';
import { DraftPanel } from './draft-panel.js';
import { draftQuery, type Draft } from './draft-query.js';
import { useHand } from './use-hand.js';

const route = getRouteApi('/o/$slug/drafts/$number');

/** A timetable that is changed by hand before it is published. */
export function DraftPage() {
  const { slug, number } = route.useParams();
  const rounds = useQuery(roundsQuery(slug));
  const say = useSay();
  if (rounds.isPending) return <Loading />;
  if (rounds.isError) return <ErrorView error={rounds.error} />;
  const found = rounds.data.items.find((round) => String(round.number) === number);
  if (!found) return <p>{say('rounds.unknown')}</p>;
  return <Opened key={found.id} slug={slug} id={found.id} />;
}

function Opened({ slug, id }: { slug: string; id: string }) {
  const read = useQuery(draftQuery(id));
  if (read.isError) return <ErrorView error={read.error} />;
  if (read.isPending) return <Loading />;
  const { draft, timetable } = read.data;
  // Slots of calls have no tables to move meetings between; a draft holds meetings of one kind.
  const shown = ofKind(timetable, kindsOf(timetable)[0]!);
  return <Editor slug={slug} id={id} draft={draft} timetable={shown} />;
}

interface EditorProps {
  slug: string;
  id: string;
  draft: Draft;
  timetable: Schemas['Timetable'];
}

function Editor({ slug, id, draft, timetable }: EditorProps) {
  const say = useSay();
  const { language } = useLanguage();
  const narrow = useMediaQuery('(max-width: 1099px)', false, { getInitialValueInEffect: false });
  const phone = useMediaQuery('(max-width: 639px)', false, { getInitialValueInEffect: false });
  const { timeZone } = timetable;
  const days = [...new Set(timetable.slots.map((slot) => calendarDay(slot.startsAt, timeZone)))];
  const [day, setDay] = useState(days[0] ?? '');
  const [search, setSearch] = useState('');
  const hand = useHand(id, draft, timetable);
  const slots = timetable.slots.filter((slot) => calendarDay(slot.startsAt, timeZone) === day);
  const onDay = (step: number) => setDay(days[days.indexOf(day) + step] ?? day);
  const panel = <DraftPanel draft={draft} timetable={timetable} hand={hand} />;
  const choose = (meeting: Meeting) => hand.choose(meeting.id);
  return (
    <>
      <DraftHead slug={slug} id={id} draft={draft} timetable={timetable} hand={hand} />
      <Group mb="md">
        <SegmentedControl
          size="xs"
          aria-label={say('timetable.day')}
          value={day}
          onChange={setDay}
          data={days.map((each) => ({
            value: each,
            label: shortDay(`${each}T12:00:00Z`, 'UTC', language),
          }))}
        />
        <SearchBox label={say('timetable.search')} value={search} onSearch={setSearch} />
        {!phone && (
          <span className="quiet" style={{ fontSize: 12 }}>
            {say(hand.moving ? 'draft.keys-moving' : 'draft.keys')}
          </span>
        )}
      </Group>
      {hand.error && <ErrorView error={hand.error} />}
      <div className="draft" data-panel={!narrow}>
        {phone ? (
          <SlotList timetable={timetable} slots={slots} search={search} onOpen={choose} />
        ) : (
          <DraftGrid {...{ draft, timetable, slots, search, hand, onDay }} />
        )}
        {!narrow && <aside className="card draft-panel">{panel}</aside>}
      </div>
      {narrow && (
        <Drawer
          opened={hand.meeting !== null && (phone || !hand.moving)}
          onClose={() => hand.choose(null)}
          position={phone ? 'bottom' : 'right'}
          size={phone ? '86%' : 380}
          title={say('draft.meeting')}
          closeButtonProps={{ 'aria-label': say('action.close') }}
        >
          {panel}
        </Drawer>
      )}
    </>
  );
}
