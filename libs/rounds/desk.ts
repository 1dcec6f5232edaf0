import { fileURLToPath } from 'node:url';

import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Piscina } from 'piscina';
import { DataSource } from 'typeorm';

import type { AnswerTo, DeskQuestion } from '#libs/matching/desk.js';
import type { DeskTask, Missing, StoredRound } from '#libs/matching/desk-thread.js';
import type { Timetable } from '#libs/matching/instance.js';
import type { GivenTimetable } from '#libs/matching/open-round.js';

import { RoundError } from './round-error.js';

/** A timetable of a round that is asked about. */
export interface Sheet {
  roundId: string;
  /** Names the timetable: another content has another revision. */
  revision: string | (() => Promise<string>);
  /** Reads it, when the desk does not have it. */
  read: () => Promise<GivenTimetable>;
}

const idleMilliseconds = 600_000;

/**
 * Answers questions about stored rounds in a thread that keeps the rounds last asked about, so that the event
 * loop stays free and an answer takes milliseconds. Every process has its own; all that counts is in the database.
 */
@Injectable()
export class RoundDesk implements OnApplicationShutdown {
  private readonly pool = new Piscina({
    filename: fileURLToPath(import.meta.resolve('#libs/matching/desk-thread.js')),
    maxThreads: 1,
    minThreads: 0,
    idleTimeout: idleMilliseconds,
  });

  /** A pool whose file cannot load leaves every task waiting for ever. */
  private readonly broken = new Promise<never>((_, reject) => {
    this.pool.once('error', reject);
  });

  constructor(private readonly dataSource: DataSource) {
    this.broken.catch(() => undefined);
  }

  /** @throws RoundError `round.no-timetable` before the round has one */
  async ask<Q extends DeskQuestion>(sheet: Sheet, question: Q): Promise<AnswerTo<Q>> {
    const { roundId } = sheet;
    const revision = typeof sheet.revision === 'string' ? sheet.revision : await sheet.revision();
    let task: DeskTask = { roundId, revision, question };
    for (;;) {
      const said = await this.run<AnswerTo<Q>>(task);
      if ('answer' in said) return said.answer;
      // Another question may push either out of the thread meanwhile: both are sent in the end.
      if (said.missing === 'round') task = { ...task, round: await this.stored(roundId) };
      else task = { ...task, timetable: await sheet.read() };
    }
  }

  /** The timetable that a round proposes, a draft's as it stands now. */
  proposal(roundId: string): Sheet {
    const read = async () => {
      const [row] = await this.dataSource.query<{ timetable: Timetable | null }[]>(
        'select timetable from round where id = $1',
        [roundId],
      );
      if (!row?.timetable) throw new RoundError('round.no-timetable');
      return row.timetable;
    };
    const revision = async () => {
      const [row] = await this.dataSource.query<{ revision: number }[]>(
        'select revision from round where id = $1',
        [roundId],
      );
      return `proposal ${row?.revision ?? 0}`;
    };
    return { roundId, revision, read };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.destroy();
  }

  private run<Answer>(task: DeskTask): Promise<{ answer: Answer } | Missing> {
    return Promise.race([this.broken, this.pool.run(task)]) as Promise<
      { answer: Answer } | Missing
    >;
  }

  private async stored(roundId: string): Promise<StoredRound> {
    // As text: a large snapshot would hold up the event loop while it is parsed.
    const [row] = await this.dataSource.query<{ snapshot: string | null; pairs: Buffer | null }[]>(
      'select snapshot::text as snapshot, pairs from round where id = $1',
      [roundId],
    );
    if (!row?.snapshot) throw new RoundError('round.no-timetable');
    return { snapshot: row.snapshot, pairs: row.pairs };
  }
}
