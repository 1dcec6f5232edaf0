import { useMutation, useQueryClient } from '@tanstack/react-query';

import type { Schemas } from '../../api/client.js';
import { participationQuery } from '../../api/queries.js';
import { setLogo } from '../../api/upload.js';
import { AskFirst } from '../../parts/ask-first.js';
import { ChooseFile } from '../../parts/choose-file.js';
import { ErrorView } from '../../parts/error-view.js';
import { Logo } from '../../parts/logo.js';
import { useSay } from '../../say.js';

/** The company's logo: stored as soon as it is chosen. */
export function LogoField({ own }: { own: Schemas['Participation'] }) {
  const say = useSay();
  const client = useQueryClient();
  const { id, logo } = own.company;
  const change = useMutation({
    mutationFn: (file: File | null) => setLogo(id, file),
    onSuccess: () => client.invalidateQueries(participationQuery(own.id)),
  });
  return (
    <section className="card upload" aria-label={say('logo.title')}>
      <div className="logo-place" data-empty={logo === null}>
        {logo === null ? (
          <span className="quiet">{say('logo.none')}</span>
        ) : (
          <Logo id={logo} large />
        )}
      </div>
      <div>
        <strong>{say('logo.title')}</strong>
        <p className="quiet" style={{ margin: '4px 0 8px' }}>
          {say('logo.about')}
        </p>
        <div className="button-row">
          <ChooseFile
            label={say(logo === null ? 'logo.choose' : 'logo.replace')}
            accept="image/png,image/jpeg,image/webp"
            busy={change.isPending}
            onChoose={(file) => change.mutate(file)}
          />
          {logo !== null && (
            <AskFirst
              label={say('logo.remove')}
              question={say('logo.remove-about')}
              busy={change.isPending}
              onYes={() => change.mutate(null)}
            />
          )}
        </div>
        <div aria-live="polite">
          {change.isSuccess && (
            <span className="quiet">{say(logo === null ? 'logo.removed' : 'logo.stored')}</span>
          )}
        </div>
        {change.isError && <ErrorView error={change.error} />}
      </div>
    </section>
  );
}
