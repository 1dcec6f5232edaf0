import { Button, Popover, Select } from '@mantine/core';
import { IconHelpCircle } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { api, bodyOf } from '../../api/client.js';
import { useText } from '../../language.js';
import { useSay } from '../../say.js';

import { pairName } from './pair-query.js';

interface Props {
  slug: string;
  onFound: (pair: string) => void;
}

/** Two firms to choose: why do they meet, or why not? */
export function FindPair({ slug, onFound }: Props) {
  const say = useSay();
  const [opened, setOpened] = useState(false);
  const [kr, setKr] = useState<string | null>(null);
  const [us, setUs] = useState<string | null>(null);
  return (
    <Popover opened={opened} onChange={setOpened} width={300} trapFocus withinPortal>
      <Popover.Target>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconHelpCircle size={14} aria-hidden />}
          onClick={() => setOpened(!opened)}
        >
          {say('pair.find')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <FirmSelect slug={slug} country="KR" value={kr} onChange={setKr} />
        <FirmSelect slug={slug} country="US" value={us} onChange={setUs} />
        <Button
          mt="sm"
          size="xs"
          fullWidth
          disabled={!kr || !us}
          onClick={() => {
            if (!kr || !us) return;
            setOpened(false);
            onFound(pairName(kr, us));
          }}
        >
          {say('pair.ask')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}

interface FirmSelectProps {
  slug: string;
  country: 'KR' | 'US';
  value: string | null;
  onChange: (id: string | null) => void;
}

const shown = 50;

/** An approved firm of one country, found by name in either language or by its number. */
function FirmSelect({ slug, country, value, onChange }: FirmSelectProps) {
  const say = useSay();
  const text = useText();
  const [q, setQ] = useState('');
  const query = { country, status: 'approved' as const, limit: shown, ...(q ? { q } : {}) };
  const firms = useQuery({
    queryKey: ['participants', slug, 'pair', query],
    queryFn: () =>
      bodyOf(
        api.GET('/api/v1/showcases/{slug}/participants', { params: { path: { slug }, query } }),
      ),
    placeholderData: keepPreviousData,
  });
  const items = firms.data?.items ?? [];
  return (
    <Select
      mb="xs"
      size="xs"
      searchable
      clearable
      label={say(country === 'KR' ? 'pair.korean' : 'pair.american')}
      comboboxProps={{ withinPortal: false }}
      nothingFoundMessage={say('pair.none-found')}
      value={value}
      onChange={onChange}
      onSearchChange={(words) =>
        setQ(items.some((one) => text(one.company) === words) ? '' : words)
      }
      filter={({ options }) => options}
      data={items.map((firm) => ({ value: firm.id, label: text(firm.company) }))}
    />
  );
}
