import { Button, Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useMutation, useQueries, useQueryClient } from '@tanstack/react-query';

import { api, type Schemas } from '../../api/client.js';
import { participantQuery } from '../../api/queries.js';
import { useText } from '../../language.js';
import { AskFirst } from '../../parts/ask-first.js';
import { BothNames, Country } from '../../parts/company-name.js';
import { ErrorView } from '../../parts/error-view.js';
import { Loading } from '../../parts/loading.js';
import { StateTag } from '../../parts/state-tag.js';
import { useSay } from '../../say.js';

import { numberAsWritten } from './participant-profile.js';

type Detail = Schemas['ParticipantDetail'];

interface Props {
  /** The two that may be one company; null while nothing is compared. */
  pair: { id: string; other: string } | null;
  onClose: () => void;
}

/** Two registrations side by side: keep one and fill its gaps from the other, or tell them apart. */
export function Compare({ pair, onClose }: Props) {
  const say = useSay();
  const small = useMediaQuery('(max-width: 639px)');
  return (
    <Modal
      opened={pair !== null}
      onClose={onClose}
      size="xl"
      fullScreen={small ?? false}
      title={say('compare.title')}
      closeButtonProps={{ 'aria-label': say('action.close') }}
    >
      {pair && <Pair {...pair} onClose={onClose} />}
    </Modal>
  );
}

function Pair({ id, other, onClose }: { id: string; other: string; onClose: () => void }) {
  const say = useSay();
  const client = useQueryClient();
  const [one, two] = useQueries({ queries: [participantQuery(id), participantQuery(other)] });
  const done = {
    onSuccess: async () => {
      onClose();
      await client.invalidateQueries();
    },
  };
  const merge = useMutation({
    ...done,
    mutationFn: ([kept, gone]: [string, string]) =>
      api.POST('/api/v1/participants/{id}/merge', {
        params: { path: { id: kept } },
        body: { other: gone },
      }),
  });
  const apart = useMutation({
    ...done,
    mutationFn: () =>
      api.POST('/api/v1/participants/{id}/not-duplicate', {
        params: { path: { id } },
        body: { other },
      }),
  });
  const failed = one.error ?? two.error ?? merge.error ?? apart.error;
  if (!one.data || !two.data) return failed ? <ErrorView error={failed} /> : <Loading />;
  const sides = [one.data, two.data] as const;
  return (
    <div className="stack">
      <p className="quiet" style={{ margin: 0 }}>
        {say('compare.about')}
      </p>
      {failed && <ErrorView error={failed} />}
      <SideBySide sides={sides} />
      <div className="line-item">
        {sides.map((side, index) => (
          <AskFirst
            key={side.id}
            label={say('compare.keep', { name: side.company.en })}
            question={say('compare.keep-about', {
              kept: side.company.en,
              gone: sides[1 - index]?.company.en ?? '',
            })}
            busy={merge.isPending}
            onYes={() => merge.mutate([side.id, sides[1 - index]?.id ?? ''])}
          />
        ))}
        <Button variant="default" loading={apart.isPending} onClick={() => apart.mutate()}>
          {say('compare.apart')}
        </Button>
      </div>
    </div>
  );
}

function SideBySide({ sides }: { sides: readonly [Detail, Detail] }) {
  const say = useSay();
  const text = useText();
  const rows: [string, (side: Detail) => string][] = [
    [
      say('company.number'),
      ({ country, registrationNumber }) =>
        registrationNumber ? numberAsWritten(country, registrationNumber) : '',
    ],
    [say('company.city'), ({ city }) => city ?? ''],
    [say('company.website'), ({ website }) => website ?? ''],
    [say('compare.about-company'), ({ description }) => (description ? text(description) : '')],
    [say('participants.roles'), ({ roles }) => roles.map((role) => say(`role.${role}`)).join(', ')],
    [
      say('participants.delegates'),
      ({ delegatesList }) =>
        delegatesList.map(({ name, email }) => `${text(name)} ${email}`).join(', '),
    ],
    [
      say('participants.offerings'),
      ({ offeringsList }) => offeringsList.map(({ label }) => text(label)).join(', '),
    ],
    [
      say('participants.needs'),
      ({ needsList }) => needsList.map(({ label }) => text(label)).join(', '),
    ],
    [say('registrations.completeness'), ({ completeness }) => `${completeness} %`],
  ];
  return (
    <table className="data-table compare">
      <thead>
        <tr>
          <td />
          {sides.map((side) => (
            <th key={side.id} scope="col">
              <Country country={side.country} /> <BothNames name={side.company} />
              <br />
              <StateTag state={side.status} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([label, value]) => {
          const [a, b] = [value(sides[0]), value(sides[1])];
          const differs = a !== b;
          return (
            <tr key={label}>
              <th scope="row">
                {label}
                {differs && <div className="tag">{say('compare.differs')}</div>}
              </th>
              {[a, b].map((each, index) => (
                <td key={index}>{each || '–'}</td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
