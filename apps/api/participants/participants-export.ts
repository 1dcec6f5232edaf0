import type { ParticipantListItem } from '#libs/meetings/list-participants.js';

import type { Column } from '../table-file.js';

/** Columns of the exported list; headers in both languages, as in the import template. */
export const participantColumns: Column<ParticipantListItem>[] = [
  { header: 'Code / 코드', value: (row) => row.code },
  { header: 'Country / 국가', value: (row) => row.country },
  { header: 'Company (English) / 기업명(영문)', value: (row) => row.nameEn },
  { header: 'Company (Korean) / 기업명(국문)', value: (row) => row.nameKo },
  { header: 'City / 도시', value: (row) => row.city },
  { header: 'Status / 상태', value: (row) => row.status },
  { header: 'Waiting list place / 대기 순번', value: (row) => row.waitingPlace },
  { header: 'Roles / 역할', value: (row) => row.roles.join('; ') },
  { header: 'Complete % / 작성률 %', value: (row) => row.completeness },
  {
    header: 'Submitted (UTC) / 신청 시각(UTC)',
    value: (row) => row.submittedAt?.toISOString() ?? null,
  },
  { header: 'Segment / 구분', value: (row) => row.segment },
  { header: 'Delegates / 참석자', value: (row) => row.delegates },
  { header: 'Offerings / 제공 품목', value: (row) => row.offerings },
  { header: 'Needs / 필요 품목', value: (row) => row.needs },
  { header: 'Wishes made / 희망한 상담', value: (row) => row.wishesMade },
  { header: 'Wishes received / 희망받은 상담', value: (row) => row.wishesReceived },
  { header: 'Meetings / 상담', value: (row) => row.meetings },
];
