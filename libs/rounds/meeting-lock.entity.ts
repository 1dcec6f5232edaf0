import {
  Check,
  CreateDateColumn,
  Entity,
  Index,
  ManyToOne,
  PrimaryGeneratedColumn,
  Unique,
} from 'typeorm';

import { Delegate } from '#libs/showcases/delegate.entity.js';
import { Participant } from '#libs/showcases/participant.entity.js';
import { ShowcaseTable } from '#libs/showcases/showcase-table.entity.js';
import { Showcase } from '#libs/showcases/showcase.entity.js';
import { Slot } from '#libs/showcases/slot.entity.js';

/**
 * A meeting that stays where it is, in every draft and every later round of the showcase. Who interprets may
 * change. It goes with any of what it names.
 */
@Entity()
@Unique(['a', 'b'])
@Unique(['slot', 'table'])
@Check('a_id < b_id')
export class MeetingLock {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @Index()
  @ManyToOne(() => Showcase, { nullable: false, onDelete: 'CASCADE' })
  showcase!: Showcase;

  /** The firm with the smaller id. */
  @ManyToOne(() => Participant, { nullable: false, onDelete: 'CASCADE' })
  a!: Participant;

  @ManyToOne(() => Participant, { nullable: false, onDelete: 'CASCADE' })
  b!: Participant;

  @ManyToOne(() => Delegate, { nullable: false, onDelete: 'CASCADE' })
  aDelegate!: Delegate;

  @ManyToOne(() => Delegate, { nullable: false, onDelete: 'CASCADE' })
  bDelegate!: Delegate;

  @ManyToOne(() => Slot, { nullable: false, onDelete: 'CASCADE' })
  slot!: Slot;

  @ManyToOne(() => ShowcaseTable, { nullable: false, onDelete: 'CASCADE' })
  table!: ShowcaseTable;
}
