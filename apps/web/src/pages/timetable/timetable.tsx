import { Button, Group, SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';

import { api, bodyOf } from '../../api/client.js';
import { useLanguage } from '../../language.js';
import { ErrorView } from '../../parts/error-view.js';
import { Loading } from '../../parts/loading.js';
import { SearchBox } from '../../parts/search-box.js';
import { useSay } from '../../say.js';
import { calendarDay, shortDay } from '../../time.js';

import { FindPair } from '../pair/find-pair.js';
import { PairDrawer } from '../pair/pair-drawer.js';
import { ChangeByHand } from '../draft/change-by-hand.js';

import { pairOf, type Meeting } from './meeting.js';
import { kindsOf, ofKind } from './of-kind.js';
import { SlotList } from './slot-list.js';
import { TimetableGrid } from './timetable-grid.js';

const route = getRouteApi('/o/$slug/timetable');

/** A published timetable as slots x tables. */
export function TimetablePage() {
  const { slug } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const say = useSay();
  const { language } = useLanguage();
  const narrow = useMediaQuery('(max-width: 639px)', false, { getInitialValueInEffect: false });
  const { version, q = '' } = search;
  const timetable = useQuery({
    queryKey: ['timetable', slug, version],
    queryFn: () =>
      bodyOf(
        api.GET('/api/v1/showcases/{slug}/timetable', {
          params: { path: { slug }, query: version === undefined ? {} : { version } },
        }),
      ),
  });
  const onSearch = useCallback(
    (text: string) =>
      void navigate({ search: (now) => ({ ...now, q: text || undefined }), replace: true }),
    [navigate],
  );
  if (timetable.isPending) return <Loading />;
  if (timetable.isError) return <ErrorView error={timetable.error} />;
  const kinds = kindsOf(timetable.data);
  const kind = kinds.find((each) => each === search.kind) ?? kinds[0]!;
  const data = ofKind(timetable.data, kind);
  const days = [...new Set(data.slots.map((slot) => calendarDay(slot.startsAt, data.timeZone)))];
  const day = search.day && days.includes(search.day) ? search.day : days[0];
  const slots = data.slots.filter((slot) => calendarDay(slot.startsAt, data.timeZone) === day);
  const set = (change: Partial<typeof search>) =>
    void navigate({ search: (now) => ({ ...now, ...change }), replace: true });
  const onDay = (step: number) => {
    const next = days[days.indexOf(day ?? '') + step];
    if (next) set({ day: next });
  };
  const shown = {
    timetable: data,
    slots,
    search: q,
    onOpen: (meeting: Meeting) => set({ pair: pairOf(meeting) }),
  };
  return (
    <>
      <Group mb="md" justify="space-between">
        <h1 style={{ fontSize: 20, margin: 0 }}>
          {say('timetable.title')}{' '}
          <span className="tag">
            {say('timetable.facts', { version: data.version ?? 0, meetings: data.meetings.length })}
          </span>
        </h1>
        <Group gap="xs">
          <ChangeByHand slug={slug} timetable={data} kind={kind} />
          <Button
            component="a"
            variant="default"
            leftSection={<IconDownload size={14} aria-hidden />}
            href={`/api/v1/showcases/${slug}/timetable.csv?version=${data.version ?? ''}`}
          >
            .csv
          </Button>
        </Group>
      </Group>
      <Group mb="md">
        <SegmentedControl
          size="xs"
          aria-label={say('timetable.day')}
          value={day ?? ''}
          onChange={(next) => set({ day: next })}
          data={days.map((each) => ({
            value: each,
            label: shortDay(`${each}T12:00:00Z`, 'UTC', language),
          }))}
        />
        <FindPair slug={slug} onFound={(pair) => set({ pair })} />
        {kinds.length > 1 && (
          <SegmentedControl
            size="xs"
            aria-label={say('rounds.kind')}
            value={kind}
            onChange={(next) => set({ kind: kinds.find((each) => each === next), day: undefined })}
            data={kinds.map((value) => ({ value, label: say(`kind.${value}`) }))}
          />
        )}
        <SearchBox label={say('timetable.search')} value={q} onSearch={onSearch} />
        {!narrow && (
          <span className="quiet" style={{ fontSize: 12 }}>
            {say('timetable.keys')}
          </span>
        )}
      </Group>
      {narrow ? <SlotList {...shown} /> : <TimetableGrid {...shown} onDay={onDay} />}
      <PairDrawer
        of={{ slug, version: data.version ?? 0 }}
        pair={search.pair}
        onClose={() => set({ pair: undefined })}
        actions={() => <ChangeByHand slug={slug} timetable={data} kind={kind} />}
      />
    </>
  );
}
