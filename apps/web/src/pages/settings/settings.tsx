import { Button, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ComponentType } from 'react';

import type { Schemas } from '../../api/client.js';
import { settingsQuery } from '../../api/queries.js';
import { ChangedMeanwhile } from '../../parts/changed-meanwhile.js';
import { ErrorView } from '../../parts/error-view.js';
import { Loading } from '../../parts/loading.js';
import { SavedAt } from '../../parts/saved-at.js';
import { useSay } from '../../say.js';

import { GeneralFields } from './general-fields.js';
import { InterpreterFields } from './interpreter-fields.js';
import { Organisers } from './organisers.js';
import { ProgrammeFields } from './programme-fields.js';
import { RuleFields } from './rule-fields.js';
import { useSettings } from './use-settings.js';
import { Webhooks } from './webhooks/webhooks.js';
import { WeightFields } from './weight-fields.js';

const route = getRouteApi('/o/$slug/settings');
const sections = [
  'general',
  'rules',
  'programme',
  'interpreters',
  'weights',
  'organisers',
  'webhooks',
] as const;

/** Sections whose parts are saved one by one, outside the form. */
const panels: Partial<Record<(typeof sections)[number], ComponentType<{ slug: string }>>> = {
  organisers: Organisers,
  webhooks: Webhooks,
};

/** How the showcase is set up, saved as a whole; and whom it tells, saved one by one. */
export function SettingsPage() {
  const { slug } = route.useParams();
  const settings = useQuery({ ...settingsQuery(slug), refetchOnWindowFocus: false });
  if (settings.isError) return <ErrorView error={settings.error} />;
  if (!settings.data) return <Loading />;
  return <SettingsForm key={slug} stored={settings.data} />;
}

function SettingsForm({ stored }: { stored: Schemas['Settings'] }) {
  const { slug } = route.useParams();
  const { section: asked } = route.useSearch();
  const navigate = route.useNavigate();
  const say = useSay();
  const { form, save, saving, savedAt, error, problem, loadTheirs } = useSettings(slug, stored);
  const section = sections.find((each) => each === asked) ?? 'general';
  const Panel = panels[section];
  return (
    <div className="form" style={{ maxWidth: 920 }}>
      <h1 style={{ fontSize: 20, margin: 0 }}>{say('settings.title')}</h1>
      <Tabs
        value={section}
        onChange={(next) =>
          void navigate({ search: { section: next ?? undefined }, replace: true })
        }
      >
        <Tabs.List>
          {sections.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {say(`settings.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      {Panel ? (
        <Panel slug={slug} />
      ) : (
        <form
          className="form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          {section === 'general' && <GeneralFields form={form} />}
          {section === 'rules' && <RuleFields form={form} stored={stored} />}
          {section === 'programme' && <ProgrammeFields form={form} stored={stored} />}
          {section === 'interpreters' && (
            <InterpreterFields form={form} timeZone={stored.timeZone} />
          )}
          {section === 'weights' && <WeightFields form={form} usual={stored.defaultWeights} />}
          {problem?.current ? (
            <ChangedMeanwhile
              current={problem.current}
              onLoad={loadTheirs}
              onKeep={() => save(problem.current?.version)}
            />
          ) : (
            error && <ErrorView error={error} />
          )}
          {problem && problem.errors.length > 0 && (
            <ul>
              {problem.errors.map(({ field, message }) => (
                <li key={field}>
                  {field}: {message}
                </li>
              ))}
            </ul>
          )}
          <div className="form-foot">
            <SavedAt saving={saving} at={error ? null : savedAt} />
            <Button type="submit" size="md" loading={saving}>
              {say('form.save')}
            </Button>
          </div>
        </form>
      )}
    </div>
  );
}
