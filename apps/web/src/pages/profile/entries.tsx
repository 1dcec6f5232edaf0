import { ActionIcon, Button } from '@mantine/core';
import { IconArrowUp, IconCopy, IconPlus, IconTrash } from '@tabler/icons-react';

import type { Schemas } from '../../api/client.js';
import { entriesOf, entryForm, type Form } from '../../forms/form.js';
import { useSay } from '../../say.js';
import { DelegateFields } from '../register/delegate-fields.js';
import { emptyDelegate } from '../register/steps.js';

import { CertificateFields } from './certificate-fields.js';
import { InterestFields } from './interest-fields.js';
import { NeedFields } from './need-fields.js';
import { OfferingFields } from './offering-fields.js';
import { emptyEntries, type SectionName } from './sections.js';

export type ListSection = Exclude<SectionName, 'company' | 'part'>;

interface Props {
  form: Form;
  section: ListSection;
  own: Schemas['Participation'];
}

/** The entries of a section in the firm's own order: add, copy, move up, take out. */
export function Entries({ form, section, own }: Props) {
  const say = useSay();
  const entries = entriesOf(form, 'items');
  const change = (next: Record<string, unknown>[]) => form.change({ items: next });
  const fresh =
    section === 'delegates'
      ? emptyDelegate(own.company.country === 'KR', '')
      : emptyEntries[section];
  const icon = (label: string, image: typeof IconCopy, onClick: () => void, disabled = false) => {
    const Image = image;
    return (
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={label}
        onClick={onClick}
        disabled={disabled}
      >
        <Image size={16} aria-hidden />
      </ActionIcon>
    );
  };
  return (
    <>
      {entries.length === 0 && <p className="quiet">{say(`profile.${section}.none`)}</p>}
      {entries.map((entry, index) => {
        const without = entries.filter((_, at) => at !== index);
        return (
          <section
            key={typeof entry['id'] === 'string' ? entry['id'] : `new-${index}`}
            className="card form"
            aria-label={say('profile.entry', { number: index + 1 })}
          >
            <div className="line-item">
              <strong>{say('profile.entry', { number: index + 1 })}</strong>
              <span>
                {icon(
                  say('action.up'),
                  IconArrowUp,
                  () =>
                    change([...entries.slice(0, index - 1), entry, ...without.slice(index - 1)]),
                  index === 0,
                )}
                {icon(say('action.copy'), IconCopy, () => change([...entries, withoutId(entry)]))}
                {icon(say('action.remove'), IconTrash, () => change(without))}
              </span>
            </div>
            <EntryFields form={entryForm(form, 'items', index)} section={section} own={own} />
          </section>
        );
      })}
      <Button
        variant="default"
        w="fit-content"
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() => change([...entries, fresh])}
      >
        {say(`profile.${section}.add`)}
      </Button>
    </>
  );
}

function withoutId({ id: _, ...entry }: Record<string, unknown>): Record<string, unknown> {
  return entry;
}

function EntryFields({ form, section, own }: Props) {
  const { sector } = own.showcase;
  if (section === 'offerings') return <OfferingFields form={form} sector={sector} />;
  if (section === 'needs')
    return <NeedFields form={form} sector={sector} country={own.company.country} />;
  if (section === 'interests') return <InterestFields form={form} sector={sector} />;
  if (section === 'certificates') return <CertificateFields form={form} own={own} />;
  return <DelegateFields form={form} place={own.showcase} />;
}
