import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';

import { useSay } from '../../say.js';

/** An owner takes along all that is kept of the company. */
export function CompanyData({ companyId }: { companyId: string }) {
  const say = useSay();
  return (
    <section className="card form">
      <h2 className="form-heading">{say('company.data')}</h2>
      <p className="quiet" style={{ margin: 0 }}>
        {say('company.data-about')}
      </p>
      <Button
        component="a"
        w="fit-content"
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden />}
        href={`/api/v1/companies/${companyId}/data`}
      >
        {say('company.data-download')}
      </Button>
    </section>
  );
}
