import { Anchor } from '@mantine/core';

import type { Schemas } from '../../../api/client.js';
import { SortHeader } from '../../../parts/sort-header.js';
import { StateTag } from '../../../parts/state-tag.js';
import { useAt } from '../../../parts/use-at.js';
import { useNumbers, useSay } from '../../../say.js';

import { useOutcome } from './use-outcome.js';

interface Props {
  rows: Schemas['WebhookDelivery'][];
  sort: string;
  onSort: (sort: string) => void;
  onOpen: (id: string) => void;
}

/** Events on their way, each with what came of its last attempt. */
export function DeliveryTable({ rows, sort, onSort, onOpen }: Props) {
  const say = useSay();
  const at = useAt();
  const outcome = useOutcome();
  const { whole } = useNumbers();
  const header = (name: string, label: string) => (
    <SortHeader name={name} label={label} sort={sort} onSort={onSort} />
  );
  if (rows.length === 0) return <p style={{ padding: '0 12px' }}>{say('list.none')}</p>;
  return (
    <div className="scroll">
      <table className="data-table cards">
        <thead>
          <tr>
            {header('type', say('webhook.event'))}
            {header('state', say('mails.state'))}
            {header('duration', say('webhook.answer'))}
            {header('created', say('webhook.when'))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                <Anchor component="button" type="button" ta="left" onClick={() => onOpen(row.id)}>
                  {say(`webhook.type.${row.type as 'mail.failed'}`)}
                </Anchor>
                <div className="quiet" style={{ overflowWrap: 'anywhere' }}>
                  {row.url}
                </div>
              </td>
              <td>
                <StateTag state={row.state} />
                {row.attempts > 0 && (
                  <div className="quiet">{say('webhook.attempts', { count: row.attempts })}</div>
                )}
              </td>
              <td>
                {outcome(row)}
                {row.durationMilliseconds !== null && (
                  <div className="quiet">{whole(row.durationMilliseconds)} ms</div>
                )}
              </td>
              <td>
                {at(row.createdAt)}
                {row.nextTryAt && row.attempts > 0 && (
                  <div className="quiet">
                    {say('webhook.next-try', { time: at(row.nextTryAt) })}
                  </div>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
