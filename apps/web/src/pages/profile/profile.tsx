import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';

import type { Schemas } from '../../api/client.js';
import { participationQuery } from '../../api/queries.js';
import { ChangedMeanwhile } from '../../parts/changed-meanwhile.js';
import { ErrorView } from '../../parts/error-view.js';
import { Loading } from '../../parts/loading.js';
import { SavedAt } from '../../parts/saved-at.js';
import { useSay } from '../../say.js';
import { NotFound } from '../../shell/not-found.js';
import { usePageTitle } from '../../shell/page-title.js';
import { CompanyFields } from '../register/company-step.js';
import { PartStep } from '../register/part-step.js';

import { Completeness } from './completeness.js';
import { Entries } from './entries.js';
import { LogoField } from './logo-field.js';
import { isSection, sectionNames, sectionTitle, type SectionName } from './sections.js';
import { useSection } from './use-section.js';

const route = getRouteApi('/c/$id/profile/$section');

/** The profile, section by section: what is typed here is what a round scores. */
export function ProfilePage() {
  const { id, section } = route.useParams();
  const own = useQuery(participationQuery(id));
  const say = useSay();
  const known = isSection(section);
  usePageTitle(known ? say(sectionTitle(section)) : undefined);
  if (!known) return <NotFound />;
  if (own.isError) return <ErrorView error={own.error} />;
  if (!own.data) return <Loading />;
  return (
    <div className="profile">
      <nav aria-label={say('company.profile')} className="side-nav">
        {sectionNames.map((name) => (
          <Link
            key={name}
            to="/c/$id/profile/$section"
            params={{ id, section: name }}
            className="rail-link"
          >
            {say(sectionTitle(name))}
          </Link>
        ))}
      </nav>
      <SectionForm key={section} own={own.data} section={section} />
      <aside className="stack">
        <Completeness id={id} completeness={own.data.completeness} />
      </aside>
    </div>
  );
}

function SectionForm({ own, section }: { own: Schemas['Participation']; section: SectionName }) {
  const say = useSay();
  const { form, save, undo, saving, savedAt, error, conflict } = useSection(own, section);
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div>
        <h1 style={{ fontSize: 20, margin: 0 }}>{say(sectionTitle(section))}</h1>
        <p className="quiet" style={{ margin: '4px 0 0' }}>
          {say(`profile.${section}.about`)}
        </p>
      </div>
      {section === 'company' ? (
        <>
          <LogoField own={own} />
          <CompanyFields form={form} korean={own.company.country === 'KR'} />
        </>
      ) : section === 'part' ? (
        <PartStep form={form} />
      ) : (
        <Entries form={form} section={section} own={own} />
      )}
      {error && <ErrorView error={error} />}
      {conflict && (
        <ChangedMeanwhile
          current={conflict.current}
          onLoad={conflict.loadTheirs}
          onKeep={conflict.keepMine}
        />
      )}
      <div className="form-foot">
        <SavedAt saving={saving} at={error || conflict ? null : savedAt} />
        {undo && (
          <Button variant="subtle" size="compact-md" disabled={saving} onClick={undo}>
            {say('action.undo')}
          </Button>
        )}
        <Button type="submit" size="md" loading={saving}>
          {say('form.save')}
        </Button>
      </div>
    </form>
  );
}
