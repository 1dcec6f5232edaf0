import { Group, Pagination } from '@mantine/core';

import { useSay } from '../say.js';

interface Props {
  total: number;
  page: number;
  pageSize: number;
  onPage: (page: number) => void;
}

export function Pager({ total, page, pageSize, onPage }: Props) {
  const say = useSay();
  const pages = Math.max(1, Math.ceil(total / pageSize));
  return (
    <Group justify="space-between" p="sm">
      <span className="quiet" aria-live="polite">
        {say('list.total', { total })}
      </span>
      {pages > 1 && (
        <Pagination
          size="sm"
          total={pages}
          value={page}
          onChange={onPage}
          getControlProps={(control) => ({
            'aria-label': say(control === 'previous' ? 'list.previous' : 'list.next'),
          })}
          getItemProps={(number) => ({ 'aria-label': say('list.page', { page: number }) })}
        />
      )}
    </Group>
  );
}
