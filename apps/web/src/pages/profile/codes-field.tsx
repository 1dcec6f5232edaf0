import type { Form } from '../../forms/form.js';
import { TermsField } from '../../forms/terms-field.js';
import { useSay } from '../../say.js';

import { useReach } from './use-reach.js';

const most = 5;

interface Props {
  form: Form;
  sector: string;
  label: string;
  /** What the other side has to do with a term. */
  reach: 'needs' | 'offerings';
}

/** One to five terms in one field; the first is the main one. */
export function CodesField({ form, sector, label, reach }: Props) {
  const say = useSay();
  const beside = useReach(reach);
  const { code, moreCodes } = form.values;
  const codes = [code, ...(Array.isArray(moreCodes) ? (moreCodes as unknown[]) : [])];
  const together: Form = {
    values: { codes: codes.filter((each) => typeof each === 'string' && each !== '') },
    change: ({ codes: chosen }) => {
      const [first = '', ...more] = chosen as string[];
      form.change({ code: first, moreCodes: more });
    },
    leave: form.leave,
    note: () => form.note('code') ?? form.note('moreCodes'),
  };
  return (
    <TermsField
      form={together}
      name="codes"
      label={label}
      description={say('offering.terms')}
      sector={sector}
      most={most}
      beside={beside}
      required
    />
  );
}
