import { Button, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDownload, IconUpload } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import type { Schemas } from '../../api/client.js';
import { importFirms } from '../../api/upload.js';
import { useText, type MessageId } from '../../language.js';
import { ChooseFile } from '../../parts/choose-file.js';
import { ErrorView } from '../../parts/error-view.js';
import { useSay } from '../../say.js';

/** Firms of a spreadsheet: checked first, then all of it or nothing. */
export function Import({ slug }: { slug: string }) {
  const [opened, { open, close }] = useDisclosure(false);
  const say = useSay();
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconUpload size={14} aria-hidden />}
        onClick={open}
      >
        {say('import.title')}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        size="lg"
        title={say('import.title')}
        closeButtonProps={{ 'aria-label': say('action.close') }}
      >
        <Steps slug={slug} onClose={close} />
      </Modal>
    </>
  );
}

function Steps({ slug, onClose }: { slug: string; onClose: () => void }) {
  const [file, setFile] = useState<File | null>(null);
  const say = useSay();
  const client = useQueryClient();
  const send = useMutation({
    mutationFn: ({ chosen, check }: { chosen: File; check: boolean }) =>
      importFirms(slug, chosen, check),
    onSuccess: ({ written }) => written && client.invalidateQueries(),
  });
  const choose = (chosen: File) => {
    setFile(chosen);
    send.mutate({ chosen, check: true });
  };
  const report = send.data;
  return (
    <div className="stack">
      <p className="quiet" style={{ margin: 0 }}>
        {say('import.about')}
      </p>
      <div className="button-row">
        <ChooseFile
          label={say(file ? 'import.choose-other' : 'import.choose')}
          accept=".xlsx,.csv"
          busy={send.isPending}
          first={file === null}
          onChoose={choose}
        />
        <Button
          component="a"
          href={`/api/v1/showcases/${slug}/import-template.xlsx`}
          variant="default"
          leftSection={<IconDownload size={14} aria-hidden />}
        >
          {say('import.template')}
        </Button>
        {file && <span>{file.name}</span>}
      </div>
      {send.isError && <ErrorView error={send.error} />}
      {report && <Report report={report} />}
      {file && report && !report.written && report.problems.length === 0 && (
        <Button
          w="fit-content"
          loading={send.isPending}
          onClick={() => send.mutate({ chosen: file, check: false })}
        >
          {say('import.apply')}
        </Button>
      )}
      {report?.written && (
        <Button w="fit-content" onClick={onClose}>
          {say('action.close')}
        </Button>
      )}
    </div>
  );
}

function Report({ report }: { report: Schemas['ImportReport'] }) {
  const say = useSay();
  const text = useText();
  const { problems, counts, written } = report;
  if (problems.length > 0)
    return (
      <section role="status">
        <h3 className="form-heading">{say('import.problems', { count: problems.length })}</h3>
        <div className="scroll" style={{ maxHeight: 360 }} tabIndex={0}>
          <table className="data-table">
            <tbody>
              {problems.map(({ sheet, row, column, message }, index) => (
                <tr key={index}>
                  <td className="quiet">
                    {[sheet, row !== null && say('import.row', { row }), column]
                      .filter(Boolean)
                      .join(' · ')}
                  </td>
                  <td>{text(message)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
    );
  const rows = Object.entries(counts ?? {}).filter(
    ([, { created, updated, unchanged }]) => created + updated + unchanged > 0,
  );
  return (
    <section role="status">
      <h3 className="form-heading">{say(written ? 'import.done' : 'import.fits')}</h3>
      <ul className="plain-list">
        {rows.map(([kind, count]) => (
          <li key={kind}>
            <strong>{say(`import.kind.${kind}` as MessageId)}</strong> {say('import.count', count)}
          </li>
        ))}
      </ul>
    </section>
  );
}
