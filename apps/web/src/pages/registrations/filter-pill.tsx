import { ActionIcon, Menu } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';

import { useSay } from '../../say.js';

interface Props {
  label: string;
  value: string | undefined;
  options: { value: string; label: string }[];
  onChange: (value: string | undefined) => void;
}

/** A filter: dashed while it is off; on, it says what it keeps and can be taken away. */
export function FilterPill({ label, value, options, onChange }: Props) {
  const say = useSay();
  const chosen = options.find((option) => option.value === value);
  if (options.length === 0) return null;
  return (
    <span className="filter-pill" data-on={chosen !== undefined}>
      <Menu position="bottom-start">
        <Menu.Target>
          <button type="button">
            {label} {chosen ? <strong>{chosen.label}</strong> : <IconPlus size={14} aria-hidden />}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {options.map((option) => (
            <Menu.Item key={option.value} onClick={() => onChange(option.value)}>
              {option.label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {chosen && (
        <ActionIcon
          variant="transparent"
          size={24}
          aria-label={say('filter.clear', { label })}
          onClick={() => onChange(undefined)}
        >
          <IconX size={14} aria-hidden />
        </ActionIcon>
      )}
    </span>
  );
}
