import { Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';

import type { Schemas } from '../../api/client.js';
import { entriesOf, entryForm, type Form } from '../../forms/form.js';
import { useSay } from '../../say.js';

import { DelegateFields } from './delegate-fields.js';
import { emptyDelegate } from './steps.js';

interface Props {
  form: Form;
  korean: boolean;
  place: { slots: Schemas['Slot'][]; timeZone: string };
}

/** Who comes; the first one is the main contact. */
export function PeopleStep({ form, korean, place }: Props) {
  const say = useSay();
  const delegates = entriesOf(form, 'delegates');
  return (
    <>
      {delegates.map((_, index) => (
        <section
          key={index}
          className="card form"
          aria-label={say('delegate.number', { number: index + 1 })}
        >
          <h2 className="form-heading">
            {say(index === 0 ? 'delegate.main' : 'delegate.number', { number: index + 1 })}
            {index > 0 && (
              <Button
                variant="subtle"
                size="xs"
                leftSection={<IconTrash size={14} aria-hidden />}
                onClick={() =>
                  form.change({ delegates: delegates.filter((__, at) => at !== index) })
                }
              >
                {say('action.remove')}
              </Button>
            )}
          </h2>
          <DelegateFields form={entryForm(form, 'delegates', index)} place={place} />
        </section>
      ))}
      <Button
        variant="default"
        style={{ justifySelf: 'start' }}
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() => form.change({ delegates: [...delegates, emptyDelegate(korean, '')] })}
      >
        {say('delegate.add')}
      </Button>
    </>
  );
}
