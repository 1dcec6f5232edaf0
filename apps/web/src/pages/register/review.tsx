import { Button } from '@mantine/core';
import { IconAlertTriangle, IconPencil } from '@tabler/icons-react';

import type { Schemas } from '../../api/client.js';
import { writtenIn, type MessageId } from '../../language.js';
import en from '../../messages/en.json';
import { useFieldWords } from '../../parts/use-field-words.js';
import { useSay } from '../../say.js';

import { Aside } from './aside.js';
import { pageTitle, stepNames, type PageName, type StepName } from './steps.js';
import { Submit } from './submit.js';

interface Props {
  showcase: Schemas['ShowcaseDetail'];
  registration: Schemas['Registration'];
  /** Opens a step; with `insist` it names all that is missing there. */
  go: (page: PageName, insist?: boolean) => void;
}

/** All that was typed, to read once more before it is handed in. */
export function Review({ showcase, registration, go }: Props) {
  const say = useSay();
  return (
    <div className="with-aside">
      <div className="form">
        <div>
          <h2 style={{ fontSize: 20, margin: 0 }}>{say('register.review.title')}</h2>
          <p className="quiet" style={{ margin: '4px 0 0' }}>
            {say('register.review.about')}
          </p>
        </div>
        {stepNames.map((step) => (
          <Step
            key={step}
            {...{ slug: showcase.slug, step, registration }}
            onEdit={(insist) => go(step, insist)}
          />
        ))}
        <div className="form-foot">
          <Button variant="default" size="md" onClick={() => go('consent')}>
            {say('action.back')}
          </Button>
          <span style={{ marginLeft: 'auto' }} />
          <Submit
            slug={showcase.slug}
            registration={registration}
            onIncomplete={(step) => go(step, true)}
          />
        </div>
      </div>
      <Aside showcase={showcase} values={registration.answers.company ?? {}} />
    </div>
  );
}

interface StepProps {
  slug: string;
  step: StepName;
  registration: Schemas['Registration'];
  onEdit: (insist: boolean) => void;
}

function Step({ slug, step, registration, onEdit }: StepProps) {
  const say = useSay();
  const wrong = registration.issues.filter(
    (issue) => issue.step === step && issue.level === 'error',
  ).length;
  return (
    <section className="card form">
      <h3 className="form-heading" style={{ margin: 0 }}>
        <span>
          {say(pageTitle(step))}{' '}
          {wrong > 0 && (
            <span className="tag" data-tone="attention">
              <IconAlertTriangle size={14} aria-hidden />{' '}
              {say('register.review.missing', { count: wrong })}
            </span>
          )}
        </span>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPencil size={14} aria-hidden />}
          onClick={() => onEdit(wrong > 0)}
        >
          {say('register.review.edit')}
        </Button>
      </h3>
      <Answers slug={slug} values={registration.answers[step] ?? {}} />
    </section>
  );
}

/** What stands for nothing, or only steers the form. */
const unshown = new Set(['noOwners', 'numberConfirmed', 'id']);

function Answers({ slug, values }: { slug: string; values: Record<string, unknown> }) {
  const worded = useWorded(slug);
  const said = Object.entries(values).filter(([name]) => !unshown.has(name));
  const lists = said.flatMap(([name, value]) =>
    Array.isArray(value) && value.some((each) => typeof each === 'object')
      ? [{ name, entries: value as Record<string, unknown>[] }]
      : [],
  );
  return (
    <>
      <dl className="facts answers">
        {said.map(([name, value]) => {
          const text = worded(name, value);
          return text === null ? null : (
            <div key={name}>
              <dt>{worded('', name)}</dt>
              <dd lang={writtenIn(text)}>{text}</dd>
            </div>
          );
        })}
      </dl>
      {lists.flatMap(({ name, entries }) =>
        entries.map((entry, index) => (
          <Answers key={name + String(index)} slug={slug} values={entry} />
        )),
      )}
    </>
  );
}

const column = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Words of an answer, or of a field's name where the first argument is empty; null for nothing said. */
function useWorded(slug: string): (name: string, value: unknown) => string | null {
  const say = useSay();
  const words = useFieldWords(slug);
  const word = (name: string, value: unknown): string | null => {
    if (name === '') {
      const id = `answer.${String(value)}`;
      return id in en ? say(id as MessageId) : String(value);
    }
    if (value === null || value === '' || value === undefined) return null;
    if (Array.isArray(value)) {
      const parts = value.filter((each) => typeof each === 'string');
      return parts.length > 0 ? parts.map((each) => word(name, each)).join(', ') : null;
    }
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? words(column(name), String(value))
      : null;
  };
  return word;
}
