import { SegmentedControl } from '@mantine/core';

import { ChoiceField, NumberField, TextField } from '../../forms/fields.js';
import type { Form } from '../../forms/form.js';
import { RegionField } from '../../forms/region-field.js';
import { TimeZoneField } from '../../forms/time-zone-field.js';
import { useSay } from '../../say.js';

/** Country, names, place, size and experience. */
export function CompanyStep({ form }: { form: Form }) {
  const say = useSay();
  const korean = form.values['country'] === 'KR';
  return (
    <>
      <div>
        <p className="field-label" id="country">
          {say('company.country')}
        </p>
        <SegmentedControl
          aria-labelledby="country"
          size="md"
          value={korean ? 'KR' : 'US'}
          onChange={(country) => form.change({ country, region: null })}
          onBlur={form.leave}
          data={[
            { value: 'KR', label: say('country.KR') },
            { value: 'US', label: say('country.US') },
          ]}
        />
      </div>
      <CompanyFields form={form} korean={korean} />
    </>
  );
}

/** The fields that the profile's company section has too. */
export function CompanyFields({ form, korean }: { form: Form; korean: boolean }) {
  const say = useSay();
  const field = (name: string) => ({ form, name });
  return (
    <>
      {korean && (
        <TextField {...field('nameKo')} label={say('company.name-ko')} lang="ko" required />
      )}
      <TextField
        {...field('nameEn')}
        label={say('company.name-en')}
        description={say('company.name-en-about')}
        lang="en"
        required
      />
      <TextField {...field('tradeName')} label={say('company.trade-name')} />
      <div className="field-row">
        <TextField {...field('city')} label={say('company.city')} required lang="en" />
        <RegionField
          {...field('region')}
          label={say(korean ? 'company.province' : 'company.state')}
          country={korean ? 'KR' : 'US'}
        />
        <TextField {...field('postalCode')} label={say('company.postal-code')} />
      </div>
      <TextField {...field('addressEn')} label={say('company.address-en')} lang="en" />
      {korean && <TextField {...field('addressKo')} label={say('company.address-ko')} lang="ko" />}
      <div className="field-row">
        <TextField {...field('website')} label={say('company.website')} type="url" />
        <TimeZoneField {...field('timeZone')} label={say('company.time-zone')} required />
      </div>
      <div className="field-row">
        <NumberField {...field('employees')} label={say('company.employees')} />
        <YearField {...field('founded')} label={say('company.founded')} />
        <ChoiceField
          {...field('exportExperience')}
          label={say('company.export')}
          options={(['none', 'some', 'regular'] as const).map((value) => ({
            value,
            label: say(`export.${value}`),
          }))}
        />
      </div>
      <TextField
        {...field('descriptionEn')}
        label={say('company.about-en')}
        description={say('company.about-hint')}
        lang="en"
        long
      />
      <TextField {...field('descriptionKo')} label={say('company.about-ko')} lang="ko" long />
    </>
  );
}

/** A year has no thousands. */
function YearField({ form, name, label }: { form: Form; name: string; label: string }) {
  const value = form.values[name];
  const year: Form = {
    ...form,
    values: { [name]: typeof value === 'number' ? String(value) : '' },
    change: (typed) => {
      const text = String(typed[name]);
      form.change({ [name]: /^\d{1,4}$/.test(text) ? Number(text) : null });
    },
  };
  return <TextField form={year} name={name} label={label} />;
}
