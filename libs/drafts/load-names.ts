import { In, type EntityManager } from 'typeorm';

import { Delegate } from '#libs/showcases/delegate.entity.js';
import { Interpreter } from '#libs/showcases/interpreter.entity.js';
import { Participant } from '#libs/showcases/participant.entity.js';

interface Named {
  a: string;
  b: string;
  aDelegate?: string;
  bDelegate?: string;
  interpreter?: string | null;
}

/** Firms and people by id that rows of timetables name, in three queries. */
export async function loadNames(manager: EntityManager, rows: Named[]) {
  const ids = (read: (row: Named) => (string | null | undefined)[]): string[] => [
    ...new Set(rows.flatMap(read).filter((id) => typeof id === 'string')),
  ];
  const byId = <T extends { id: string }>(found: T[]) =>
    new Map(found.map((each) => [each.id, each]));
  const firms = await manager.find(Participant, {
    where: { id: In(ids(({ a, b }) => [a, b])) },
    relations: { company: true },
  });
  const delegates = await manager.findBy(Delegate, {
    id: In(ids(({ aDelegate, bDelegate }) => [aDelegate, bDelegate])),
  });
  const interpreters = await manager.findBy(Interpreter, {
    id: In(ids(({ interpreter }) => [interpreter])),
  });
  return {
    firms: byId(firms),
    people: new Map([...byId<Delegate | Interpreter>(delegates), ...byId(interpreters)]),
  };
}
