import { Injectable, type BeforeApplicationShutdown, type MessageEvent } from '@nestjs/common';
import {
  distinctUntilChanged,
  exhaustMap,
  from,
  map,
  Subject,
  takeUntil,
  takeWhile,
  timer,
  type Observable,
} from 'rxjs';
import { DataSource } from 'typeorm';

import { readRound } from '#libs/rounds/list-rounds.js';

import { roundShape } from './round-shape.js';

const lookMilliseconds = 300;
const unfinished = ['queued', 'running'];

/**
 * Follows a round in the database, where every worker writes its progress: this works whichever
 * process runs the round, and a stream that was cut simply begins with how the round stands now.
 */
@Injectable()
export class RoundEvents implements BeforeApplicationShutdown {
  private readonly closing = new Subject<void>();

  constructor(private readonly dataSource: DataSource) {}

  of(id: string): Observable<MessageEvent> {
    return timer(0, lookMilliseconds).pipe(
      exhaustMap(() => from(readRound(this.dataSource, id))),
      takeWhile((found) => found !== null),
      map(roundShape),
      takeWhile(({ state }) => unfinished.includes(state), true),
      map((round) => ({ type: 'round', data: JSON.stringify(round) })),
      distinctUntilChanged((a, b) => a.data === b.data),
      map((event, index) => ({ ...event, id: String(index) })),
      takeUntil(this.closing),
    );
  }

  /** An open stream would keep the server from closing. */
  beforeApplicationShutdown(): void {
    this.closing.next();
  }
}
