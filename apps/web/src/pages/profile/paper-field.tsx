import { useMutation, useQueryClient } from '@tanstack/react-query';

import type { Schemas } from '../../api/client.js';
import { participationQuery } from '../../api/queries.js';
import { setPaper } from '../../api/upload.js';
import { AskFirst } from '../../parts/ask-first.js';
import { ChooseFile } from '../../parts/choose-file.js';
import { ErrorView } from '../../parts/error-view.js';
import { PaperLink } from '../../parts/paper-link.js';
import { useSay } from '../../say.js';

interface Props {
  own: Schemas['Participation'];
  /** Of the certificate; undefined while it is not saved. */
  certificateId: string | undefined;
}

/** The paper of a certificate: stored as soon as it is chosen. */
export function PaperField({ own, certificateId }: Props) {
  const say = useSay();
  const client = useQueryClient();
  const path = { id: own.id, certificateId: certificateId ?? '' };
  const change = useMutation({
    mutationFn: (file: File | null) => setPaper(path, file),
    onSuccess: () => client.invalidateQueries(participationQuery(own.id)),
  });
  if (certificateId === undefined) return <p className="quiet">{say('paper.save-first')}</p>;
  const paper = own.papers.find((each) => each.certificateId === certificateId);
  return (
    <div role="group" aria-label={say('paper.title')}>
      <p className="field-label" style={{ marginBottom: 4 }}>
        {say('paper.title')}
      </p>
      {paper ? <PaperLink paper={paper} /> : <span className="quiet">{say('paper.about')}</span>}
      <div className="button-row" style={{ display: 'flex' }}>
        <ChooseFile
          label={say(paper ? 'paper.replace' : 'paper.attach')}
          accept="application/pdf,image/png,image/jpeg,image/webp"
          busy={change.isPending}
          onChoose={(file) => change.mutate(file)}
        />
        {paper && (
          <AskFirst
            label={say('paper.remove')}
            question={say('paper.remove-about')}
            busy={change.isPending}
            onYes={() => change.mutate(null)}
          />
        )}
      </div>
      <div aria-live="polite">
        {change.isSuccess && (
          <span className="quiet">{say(paper ? 'paper.stored' : 'paper.removed')}</span>
        )}
      </div>
      {change.isError && <ErrorView error={change.error} />}
    </div>
  );
}
