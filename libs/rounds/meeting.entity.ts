import { Check, Column, Entity, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm';

import type { ScoreReason } from '#libs/matching/snapshot.js';
import { Delegate } from '#libs/showcases/delegate.entity.js';
import { Interpreter } from '#libs/showcases/interpreter.entity.js';
import { Participant } from '#libs/showcases/participant.entity.js';
import { ShowcaseTable } from '#libs/showcases/showcase-table.entity.js';
import { Slot } from '#libs/showcases/slot.entity.js';

import type { RoundKind } from './round-kind.js';
import { Round } from './round.entity.js';
import { ScheduleVersion } from './schedule-version.entity.js';

/** A meeting of a published version. The database itself refuses a double booking. */
@Entity()
@Unique(['version', 'krParticipant', 'usParticipant', 'kind'])
@Check(`(kind = 'video') = (table_id is null)`)
@Unique(['version', 'slot', 'table'])
@Unique(['version', 'slot', 'krDelegate'])
@Unique(['version', 'slot', 'usDelegate'])
@Unique(['version', 'slot', 'interpreter'])
export class Meeting {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @ManyToOne(() => ScheduleVersion, { nullable: false, onDelete: 'CASCADE' })
  version!: ScheduleVersion;

  /** The same in every version for the same two firms and kind: the root of the calendar UIDs. */
  @Column({ type: 'uuid' })
  uid!: string;

  /** Raised by one each time slot, table or people change between versions (RFC 5545 SEQUENCE). */
  @Column({ type: 'integer' })
  sequence!: number;

  /** In an interview with a host of its own country a firm may stand on either side. */
  @ManyToOne(() => Participant, { nullable: false })
  krParticipant!: Participant;

  @ManyToOne(() => Participant, { nullable: false })
  usParticipant!: Participant;

  @ManyToOne(() => Slot, { nullable: false })
  slot!: Slot;

  /** The round that brought it into the schedule, in this version or an earlier one. */
  @ManyToOne(() => Round, { nullable: false })
  round!: Round;

  @Column({ type: 'text', default: 'in-person' })
  kind!: RoundKind;

  /** Null for a video meeting. */
  @ManyToOne(() => ShowcaseTable, { nullable: true })
  table!: ShowcaseTable | null;

  @ManyToOne(() => Delegate, { nullable: false })
  krDelegate!: Delegate;

  @ManyToOne(() => Delegate, { nullable: false })
  usDelegate!: Delegate;

  @ManyToOne(() => Interpreter, { nullable: true })
  interpreter!: Interpreter | null;

  /** 0 to 1000. */
  @Column({ type: 'integer' })
  score!: number;

  @Column({ type: 'jsonb' })
  reasons!: ScoreReason[];
}
