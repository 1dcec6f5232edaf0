import { Checkbox, Progress } from '@mantine/core';
import { IconCopy, IconPointFilled } from '@tabler/icons-react';

import type { Schemas } from '../../api/client.js';
import type { MessageId } from '../../language.js';
import { BothNames, Country } from '../../parts/company-name.js';
import { SortHeader } from '../../parts/sort-header.js';
import { StateTag } from '../../parts/state-tag.js';
import { useSay } from '../../say.js';

type Row = Schemas['ParticipantRow'];

interface Props {
  rows: Row[];
  marked: ReadonlyMap<string, Row>;
  onMark: (marked: ReadonlyMap<string, Row>) => void;
  sort: string;
  onSort: (sort: string) => void;
  onOpen: (id: string) => void;
}

export function RegistrationTable({ rows, marked, onMark, sort, onSort, onOpen }: Props) {
  const say = useSay();
  const header = (name: string, label: string, number = false, wide = false) => (
    <SortHeader name={name} label={label} sort={sort} onSort={onSort} number={number} wide={wide} />
  );
  const mark = (some: Row[], on: boolean) => {
    const next = new Map(marked);
    for (const row of some)
      if (on) next.set(row.id, row);
      else next.delete(row.id);
    onMark(next);
  };
  const here = rows.filter(({ id }) => marked.has(id)).length;
  return (
    <table className="data-table">
      <thead>
        <tr>
          <th scope="col">
            <Checkbox
              size="xs"
              aria-label={say('registrations.mark-all')}
              checked={here > 0 && here === rows.length}
              indeterminate={here > 0 && here < rows.length}
              onChange={(event) => mark(rows, event.target.checked)}
            />
          </th>
          {header('code', say('participants.code'), false, true)}
          {header('name', say('participants.company'))}
          <th scope="col" className="wide-only">
            {say('participants.roles')}
          </th>
          {header('status', say('participants.status'))}
          {header('completeness', say('registrations.completeness'), false, true)}
          {header('offerings', say('participants.offerings'), true, true)}
          {header('needs', say('participants.needs'), true, true)}
          {header('wishes', say('participants.wished-by'), true, true)}
          {header('meetings', say('participants.meetings'), true, true)}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>
              <Checkbox
                size="xs"
                aria-label={say('registrations.mark', { name: row.company.en })}
                checked={marked.has(row.id)}
                onChange={(event) => mark([row], event.target.checked)}
              />
            </td>
            <td className="quiet wide-only">{row.code}</td>
            <td>
              <Country country={row.country} />{' '}
              <button type="button" className="row-button" onClick={() => onOpen(row.id)}>
                <BothNames name={row.company} />
              </button>
              {row.changed && ' '}
              {row.changed && (
                <span className="tag" data-tone="accent">
                  <IconPointFilled size={12} aria-hidden /> {say('registrations.changed')}
                </span>
              )}
              {row.duplicate && (
                <div className="field-warning">
                  <IconCopy size={12} aria-hidden />{' '}
                  {say('registrations.duplicate', { name: row.duplicate.name })}
                </div>
              )}
            </td>
            <td className="wide-only">
              {row.roles.map((role) => say(`role.${role}` as MessageId)).join(', ')}
            </td>
            <td>
              <StateTag state={row.status} />
            </td>
            <td className="wide-only" style={{ minWidth: 96 }}>
              <span className="line-item" style={{ flexWrap: 'nowrap' }}>
                <Progress
                  value={row.completeness}
                  w={56}
                  aria-label={say('registrations.completeness')}
                />
                {row.completeness} %
              </span>
            </td>
            <td className="number wide-only">{row.offerings}</td>
            <td className="number wide-only">{row.needs}</td>
            <td className="number wide-only">{row.wishesReceived}</td>
            <td className="number wide-only">{row.meetings ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
