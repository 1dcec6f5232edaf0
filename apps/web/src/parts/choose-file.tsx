import { Button, FileButton } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useRef } from 'react';

interface Props {
  label: string;
  /** Endings and kinds that the reader's file list offers. */
  accept: string;
  busy: boolean;
  /** What there is to do first. */
  first?: boolean;
  onChoose: (file: File) => void;
}

/** Chooses a file; the same one can be chosen again, corrected meanwhile. */
export function ChooseFile({ label, accept, busy, first = false, onChoose }: Props) {
  const reset = useRef<() => void>(null);
  return (
    <FileButton
      resetRef={reset}
      accept={accept}
      onChange={(file) => {
        reset.current?.();
        if (file) onChoose(file);
      }}
    >
      {(props) => (
        <Button
          {...props}
          variant={first ? 'filled' : 'default'}
          w="fit-content"
          loading={busy}
          leftSection={<IconUpload size={16} aria-hidden />}
        >
          {label}
        </Button>
      )}
    </FileButton>
  );
}
