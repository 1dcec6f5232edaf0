import { Checkbox, Progress } from '@mantine/core';
import { IconCopy, IconPointFilled } from '@tabler/icons-react';

import type { Schemas } from '../../api/client.js';
import type { MessageId } from '../../language.js';
import { BothNames, Country } from '../../parts/company-name.js';
import { SortHeader } from '../../parts/sort-header.js';
import { StateTag } from '../../parts/state-tag.js';
import { useSay } from '../../say.js';

import { useAge } from './use-age.js';

type Row = Schemas['ParticipantRow'];

interface Props {
  rows: Row[];
  marked: ReadonlyMap<string, Row>;
  onMark: (marked: ReadonlyMap<string, Row>) => void;
  sort: string;
  onSort: (sort: string) => void;
  open: string | undefined;
  onOpen: (id: string) => void;
  onCompare: (row: Row) => void;
}

/** The registrations; on a phone each row is a card. */
export function RegistrationTable({ rows, marked, onMark, sort, onSort, ...rest }: Props) {
  const { open, onOpen, onCompare } = rest;
  const say = useSay();
  const header = (name: string, label: string, kind: 'plain' | 'roomy' | 'number' = 'plain') => (
    <SortHeader
      name={name}
      label={label}
      sort={sort}
      onSort={onSort}
      number={kind === 'number'}
      roomy={kind !== 'plain'}
    />
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
    <table className="data-table cards">
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
          {header('code', say('participants.code'), 'roomy')}
          {header('name', say('participants.company'))}
          <th scope="col">{say('participants.roles')}</th>
          {header('status', say('participants.status'))}
          {header('completeness', say('registrations.completeness'))}
          {header('submitted', say('registrations.age'))}
          {header('wishes', say('participants.wished-by'), 'number')}
          {header('meetings', say('participants.meetings'), 'number')}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <RegistrationRow
            key={row.id}
            row={row}
            marked={marked.has(row.id)}
            open={open === row.id}
            onMark={(on) => mark([row], on)}
            onOpen={() => onOpen(row.id)}
            onCompare={() => onCompare(row)}
          />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  row: Row;
  marked: boolean;
  open: boolean;
  onMark: (on: boolean) => void;
  onOpen: () => void;
  onCompare: () => void;
}

function RegistrationRow({ row, marked, open, onMark, onOpen, onCompare }: RowProps) {
  const say = useSay();
  const age = useAge();
  return (
    <tr aria-current={open ? 'true' : undefined}>
      <td className="card-mark">
        <Checkbox
          size="xs"
          aria-label={say('registrations.mark', { name: row.company.en })}
          checked={marked}
          onChange={(event) => onMark(event.target.checked)}
        />
      </td>
      <td className="quiet roomy">{row.code}</td>
      <td className="card-title">
        <Country country={row.country} />{' '}
        <button type="button" className="row-button" onClick={onOpen}>
          <BothNames name={row.company} />
        </button>
        {row.changed && (
          <>
            {' '}
            <span className="tag" data-tone="accent">
              <IconPointFilled size={12} aria-hidden /> {say('registrations.changed')}
            </span>
          </>
        )}
        {row.duplicate && (
          <div>
            <button type="button" className="link-button field-warning" onClick={onCompare}>
              <IconCopy size={12} aria-hidden />{' '}
              {say('registrations.duplicate', { name: row.duplicate.name })}
            </button>
          </div>
        )}
      </td>
      <td>{row.roles.map((role) => say(`role.${role}` as MessageId)).join(', ')}</td>
      <td>
        <StateTag state={row.status} />
        {row.waitingPlace !== null && (
          <div className="quiet">
            {say('registrations.waiting-place', { place: row.waitingPlace })}
          </div>
        )}
      </td>
      <td style={{ minWidth: 104 }}>
        <span className="line-item" style={{ flexWrap: 'nowrap', whiteSpace: 'nowrap' }}>
          <Progress
            value={row.completeness}
            w={44}
            color={row.completeness < 50 ? 'yellow' : row.completeness === 100 ? 'green' : 'cobalt'}
            aria-label={say('registrations.completeness')}
          />
          {row.completeness} %
        </span>
      </td>
      <td className="wide-only" style={{ whiteSpace: 'nowrap' }}>
        {row.submittedAt ? age(row.submittedAt) : '–'}
      </td>
      <td className="number roomy">{row.wishesReceived}</td>
      <td className="number roomy">{row.meetings ?? '–'}</td>
    </tr>
  );
}
