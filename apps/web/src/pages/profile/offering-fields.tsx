import { CheckField, ChoiceField, NumberField, TextField } from '../../forms/fields.js';
import type { Form } from '../../forms/form.js';
import { StandardsField } from '../../forms/standards-field.js';
import { useSay } from '../../say.js';

import { ControlEntries } from './control-entries.js';
import { CodesField } from './codes-field.js';

const controls = ['not-classified', 'ear99', 'eccn', 'usml', 'not-subject'] as const;

/** What the firm supplies: one product or service. */
export function OfferingFields({ form, sector }: { form: Form; sector: string }) {
  const say = useSay();
  const field = (name: string) => ({ form, name });
  const { control, code, moreCodes } = form.values;
  const codes = [code, ...(Array.isArray(moreCodes) ? (moreCodes as unknown[]) : [])];
  return (
    <>
      <div className="field-row">
        <TextField {...field('nameEn')} label={say('offering.name-en')} lang="en" />
        <TextField {...field('nameKo')} label={say('offering.name-ko')} lang="ko" />
      </div>
      <CodesField reach="needs" form={form} sector={sector} label={say('offering.what')} />
      <TextField {...field('descriptionEn')} label={say('offering.about-en')} lang="en" long />
      <TextField {...field('descriptionKo')} label={say('offering.about-ko')} lang="ko" long />
      <div className="field-row">
        <NumberField {...field('capacityPerMonth')} label={say('offering.capacity')} />
        <NumberField {...field('minimumOrder')} label={say('offering.minimum')} />
        <NumberField {...field('leadTimeDays')} label={say('offering.time')} />
      </div>
      <div className="field-row">
        <NumberField {...field('priceFrom')} label={say('offering.price-from')} />
        <NumberField {...field('priceTo')} label={say('offering.price-to')} />
      </div>
      <StandardsField {...field('certificates')} label={say('offering.certificates')} />
      <div className="field-row">
        <ChoiceField
          {...field('control')}
          label={say('offering.control')}
          description={say('offering.control-about')}
          options={controls.map((value) => ({ value, label: say(`control.${value}`) }))}
        />
        {(control === 'eccn' || control === 'usml') && (
          <TextField
            {...field('controlCode')}
            label={say(control === 'eccn' ? 'offering.eccn' : 'offering.usml')}
            required
          />
        )}
      </div>
      <ControlEntries sector={sector} codes={codes.filter((each) => typeof each === 'string')} />
      <CheckField {...field('technologyTalk')} label={say('offering.technology')} />
    </>
  );
}
