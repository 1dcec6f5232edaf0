import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';

import { codeCountsQuery } from '../../api/queries.js';
import { useSay } from '../../say.js';

const route = getRouteApi('/c/$id/profile/$section');

/** Says how many firms of the other country a term would reach; nothing where it is none. */
export function useReach(by: 'needs' | 'offerings' | 'interests'): (code: string) => string | null {
  const { id } = route.useParams();
  const say = useSay();
  const counts = useQuery(codeCountsQuery(id));
  const byCode = new Map((counts.data?.items ?? []).map((item) => [item.code, item[by]]));
  return (code) => {
    const count = byCode.get(code) ?? 0;
    return count === 0 ? null : say(`term.${by}`, { count });
  };
}
