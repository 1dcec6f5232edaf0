import { ActionIcon, Button, Drawer } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconChevronDown, IconChevronUp, IconCopy, IconHeadset, IconX } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { api, bodyOf, type Schemas } from '../../api/client.js';
import { participantQuery } from '../../api/queries.js';
import { useLanguage } from '../../language.js';
import { ErrorView } from '../../parts/error-view.js';
import { Loading } from '../../parts/loading.js';
import { StateTag } from '../../parts/state-tag.js';
import { Thread } from '../../parts/thread.js';
import { useSay } from '../../say.js';
import { clockTime, shortDay, zoneName } from '../../time.js';

import { Changes } from './changes.js';
import { Decide } from './decide.js';
import { ParticipantHeading, ParticipantProfile } from './participant-profile.js';
import type { Decisions } from './use-decide.js';

interface Props {
  id: string | undefined;
  decisions: Decisions;
  keys: boolean;
  /** Steps to the row before (−1) or after (1); null at an end of the page. */
  onStep: (by: 1 | -1) => void;
  onCompare: (detail: Schemas['ParticipantDetail']) => void;
  onClose: () => void;
}

/** One registration: beside the list where there is room, over it where there is not. */
export function RegistrationPanel(props: Props) {
  const { id, onClose } = props;
  const say = useSay();
  const beside = useMediaQuery('(min-width: 1280px)', true, { getInitialValueInEffect: false });
  if (beside)
    return id === undefined ? null : (
      <aside className="panel" aria-label={say('registrations.one')}>
        <Content {...props} id={id} bar={<Bar {...props} closes />} />
      </aside>
    );
  return (
    <Drawer
      opened={id !== undefined}
      onClose={onClose}
      position="right"
      size="lg"
      title={say('registrations.one')}
      closeButtonProps={{ 'aria-label': say('action.close') }}
    >
      {id !== undefined && <Content {...props} id={id} bar={<Bar {...props} />} />}
    </Drawer>
  );
}

function Bar({ onStep, onClose, closes = false }: Props & { closes?: boolean }) {
  const say = useSay();
  const button = (label: string, icon: ReactNode, act: () => void) => (
    <ActionIcon variant="subtle" color="gray" aria-label={label} onClick={act}>
      {icon}
    </ActionIcon>
  );
  return (
    <span className="button-row" style={{ margin: 0 }}>
      {button(say('panel.before'), <IconChevronUp size={16} aria-hidden />, () => onStep(-1))}
      {button(say('panel.after'), <IconChevronDown size={16} aria-hidden />, () => onStep(1))}
      {closes && button(say('action.close'), <IconX size={16} aria-hidden />, onClose)}
    </span>
  );
}

function Content({ id, bar, ...rest }: Props & { id: string; bar: ReactNode }) {
  const detail = useQuery(participantQuery(id));
  if (detail.isError)
    return (
      <>
        {bar}
        <ErrorView error={detail.error} onRetry={() => void detail.refetch()} />
      </>
    );
  if (!detail.data) return <Loading />;
  return <Registration detail={detail.data} bar={bar} {...rest} />;
}

function Registration({
  detail,
  bar,
  decisions,
  keys,
  onCompare,
}: Omit<Props, 'id'> & { detail: Schemas['ParticipantDetail']; bar: ReactNode }) {
  const say = useSay();
  const { language } = useLanguage();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const { submittedAt, delegatesList: people } = detail;
  const alone = people.some(
    ({ languages }) => !languages.includes('ko') || !languages.includes('en'),
  );
  return (
    <div className="stack">
      <div className="panel-head">
        <ParticipantHeading detail={detail} />
        {bar}
      </div>
      <span className="tags" style={{ margin: 0 }}>
        <StateTag state={detail.status} />
        {detail.waitingPlace !== null && (
          <span className="tag">
            {say('registrations.waiting-place', { place: detail.waitingPlace })}
          </span>
        )}
        {alone && (
          <span className="tag">
            <IconHeadset size={14} aria-hidden /> {say('directory.interpreter')}
          </span>
        )}
      </span>
      {detail.duplicate && (
        <Button
          variant="default"
          size="xs"
          w="fit-content"
          leftSection={<IconCopy size={14} aria-hidden />}
          onClick={() => onCompare(detail)}
        >
          {say('compare.with', { name: detail.duplicate.name })}
        </Button>
      )}
      <Decide rows={[detail]} decisions={decisions} keys={keys} />
      <Changes detail={detail} />
      {detail.reason && <blockquote className="quote">{detail.reason}</blockquote>}
      <div>
        <ParticipantProfile detail={detail} />
        <p className="quiet">
          {say('registrations.complete', { percent: detail.completeness })}
          {submittedAt &&
            ` · ${say('registrations.since', { time: `${shortDay(submittedAt, zone, language)} ${clockTime(submittedAt, zone)} ${zoneName(submittedAt, zone)}` })}`}
        </p>
      </div>
      <section>
        <h3 className="form-heading">{say('thread.title')}</h3>
        <OrganiserThread id={detail.id} />
      </section>
    </div>
  );
}

function OrganiserThread({ id }: { id: string }) {
  const client = useQueryClient();
  const path = { params: { path: { id } } };
  const thread = useQuery({
    queryKey: ['thread', id],
    queryFn: () => bodyOf(api.GET('/api/v1/participants/{id}/messages', path)),
  });
  const send = useMutation({
    mutationFn: (body: string) =>
      api.POST('/api/v1/participants/{id}/messages', { ...path, body: { body } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['thread', id] }),
  });
  if (thread.isError) return <ErrorView error={thread.error} />;
  if (!thread.data) return <Loading />;
  return (
    <>
      {send.isError && <ErrorView error={send.error} />}
      <Thread
        messages={thread.data.items}
        own="organiser"
        sending={send.isPending}
        onSend={send.mutateAsync}
      />
    </>
  );
}
