import { IconFileText } from '@tabler/icons-react';

import type { Schemas } from '../api/client.js';
import { useNumbers } from '../say.js';

/** Opens the paper of a certificate; a PDF is downloaded. */
export function PaperLink({ paper }: { paper: Schemas['StoredFile'] }) {
  const { whole } = useNumbers();
  return (
    <a href={`/files/${paper.id}`} target="_blank" rel="noreferrer" className="paper-link">
      <IconFileText size={16} aria-hidden />
      {paper.name} ({whole(Math.ceil(paper.size / 1024))} KB)
    </a>
  );
}
