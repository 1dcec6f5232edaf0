import { Button } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';

import type { Schemas } from '../../api/client.js';
import type { Form } from '../../forms/form.js';
import { useLanguage } from '../../language.js';
import { ErrorView } from '../../parts/error-view.js';
import { SavedAt } from '../../parts/saved-at.js';
import { useSay } from '../../say.js';

import { Aside } from './aside.js';
import { CompanyStep } from './company-step.js';
import { ConsentStep } from './consent-step.js';
import { IdentifiersStep } from './identifiers-step.js';
import { PartStep } from './part-step.js';
import { PeopleStep } from './people-step.js';
import { SimilarCompanies } from './similar-companies.js';
import { emptyStep, pageNames, pageTitle, type PageName, type StepName } from './steps.js';
import { useStep } from './use-step.js';

interface Props {
  showcase: Schemas['ShowcaseDetail'];
  registration: Schemas['Registration'];
  email: string;
  step: StepName;
  /** Say what is missing of every field, not only of those touched. */
  strict: boolean;
  setStrict: (strict: boolean) => void;
  go: (page: PageName) => void;
  invitation: string | null;
}

/** One step: its fields, what the other country will see, and the way on. */
export function StepPage({ showcase, registration, email, step, ...rest }: Props) {
  const { strict, setStrict, go, invitation } = rest;
  const say = useSay();
  const { language } = useLanguage();
  const company = registration.answers.company ?? { country: language === 'ko' ? 'KR' : 'US' };
  const country = company['country'] === 'KR' ? 'KR' : 'US';
  const empty = emptyStep(step, country, email);
  const current = useStep(showcase.slug, step, registration, empty, { strict, invitation });
  const typed = step === 'company' ? current.form.values : company;
  const index = pageNames.indexOf(step);
  const [before, next = 'review'] = [pageNames[index - 1], pageNames[index + 1]];
  const goOn = async () => {
    setStrict(true);
    const saved = await current.save().catch(() => null);
    const errors = saved?.issues.some((issue) => issue.step === step && issue.level === 'error');
    if (saved && !errors) go(next);
  };
  return (
    <div className="with-aside">
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void goOn();
        }}
      >
        <div>
          <h2 style={{ fontSize: 20, margin: 0 }}>{say(`register.${step}.title`)}</h2>
          <p className="quiet" style={{ margin: '4px 0 0' }}>
            {say(`register.${step}.about`)}
          </p>
        </div>
        <StepFields {...{ step, showcase, registration, company }} form={current.form} />
        {current.error && <ErrorView error={current.error} />}
        <div className="form-foot">
          {before && (
            <Button variant="default" size="md" onClick={() => go(before)}>
              {say('action.back')}
            </Button>
          )}
          <SavedAt saving={current.saving} at={current.savedAt} />
          <Button type="submit" size="md" rightSection={<IconArrowRight size={16} aria-hidden />}>
            {say('register.next', { step: say(pageTitle(next)) })}
          </Button>
        </div>
      </form>
      <Aside showcase={showcase} values={typed} />
    </div>
  );
}

interface FieldsProps {
  step: StepName;
  form: Form;
  showcase: Schemas['ShowcaseDetail'];
  registration: Schemas['Registration'];
  /** Answers of the company step. */
  company: Record<string, unknown>;
}

function StepFields({ step, form, showcase, registration, company }: FieldsProps) {
  const korean = company['country'] === 'KR';
  if (step === 'people') return <PeopleStep form={form} korean={korean} place={showcase} />;
  if (step === 'part') return <PartStep form={form} />;
  if (step === 'consent') return <ConsentStep form={form} showcase={showcase} />;
  return (
    <>
      {step === 'company' ? (
        <CompanyStep form={form} />
      ) : (
        <IdentifiersStep form={form} korean={korean} />
      )}
      <SimilarCompanies
        slug={showcase.slug}
        country={korean ? 'KR' : 'US'}
        company={company}
        identifiers={registration.answers.identifiers ?? {}}
      />
    </>
  );
}
