import type { DataSource } from 'typeorm';

import { record } from '#libs/audit/record.js';

import { tell } from './requests.js';

const atOnce = 100;

/**
 * Ends requests whose time is over and tells both sides. Several processes may do it at once: each takes
 * other rows, and a request is ended and told in one transaction.
 * @returns ids of the mails
 */
export async function expireRequests(dataSource: DataSource, publicUrl: string): Promise<string[]> {
  return dataSource.transaction(async (manager) => {
    const [ended] = await manager.query<[{ id: string; fromId: string; toId: string }[], number]>(
      `update meeting_request set state = 'expired', answered_at = now()
       where id in (select id from meeting_request where state = 'open' and expires_at <= now()
         order by expires_at limit $1 for update skip locked)
       returning id, from_id as "fromId", to_id as "toId"`,
      [atOnce],
    );
    const mailIds: string[] = [];
    for (const { id, fromId, toId } of ended) {
      const sides = [
        { kind: 'request.expired-theirs', about: fromId, reader: toId },
        { kind: 'request.expired-mine', about: toId, reader: fromId },
      ] as const;
      for (const { kind, about, reader } of sides)
        mailIds.push(
          ...(await tell(
            manager,
            { participantId: about, publicUrl },
            { kind, requestId: id, toId: reader, quote: null, path: `/c/${reader}/wishes` },
          )),
        );
      await record(manager, {
        action: 'request.expired',
        actedAs: 'system',
        participantId: fromId,
      });
    }
    return mailIds;
  });
}
