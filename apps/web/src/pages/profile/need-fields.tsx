import { ChoiceField, NumberField, TextField } from '../../forms/fields.js';
import type { Form } from '../../forms/form.js';
import { RegionsField } from '../../forms/region-field.js';
import { StandardsField } from '../../forms/standards-field.js';
import { useSay } from '../../say.js';

import { CodesField } from './codes-field.js';

interface Props {
  form: Form;
  sector: string;
  /** The firm's own. */
  country: 'KR' | 'US';
}

/** What the firm wants to buy. */
export function NeedFields({ form, sector, country }: Props) {
  const say = useSay();
  const field = (name: string) => ({ form, name });
  return (
    <>
      <CodesField reach="offerings" form={form} sector={sector} label={say('need.what')} />
      <TextField {...field('descriptionEn')} label={say('need.about-en')} lang="en" long />
      <TextField {...field('descriptionKo')} label={say('need.about-ko')} lang="ko" long />
      <div className="field-row">
        <NumberField {...field('quantity')} label={say('need.quantity')} />
        <NumberField {...field('neededInDays')} label={say('need.time')} />
      </div>
      <div className="field-row">
        <NumberField {...field('budgetFrom')} label={say('need.budget-from')} />
        <NumberField {...field('budgetTo')} label={say('need.budget-to')} />
      </div>
      <StandardsField {...field('certificatesRequired')} label={say('need.required')} />
      <StandardsField {...field('certificatesPreferred')} label={say('need.preferred')} />
      <RegionsField
        {...field('regionsExcluded')}
        label={say(country === 'KR' ? 'need.states-excluded' : 'need.provinces-excluded')}
        description={say('need.regions-about')}
        country={country === 'KR' ? 'US' : 'KR'}
      />
      <ChoiceField
        {...field('presentSupply')}
        label={say('need.present')}
        options={(['none', 'second-source', 'replace'] as const).map((value) => ({
          value,
          label: say(`present.${value}`),
        }))}
      />
    </>
  );
}
