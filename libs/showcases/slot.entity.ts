import { Check, Column, Entity, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm';

import { Showcase } from './showcase.entity.js';

/** A time in which one meeting per table can be held. */
@Entity()
@Unique(['showcase', 'code'])
@Check('ends_at > starts_at')
export class Slot {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @ManyToOne(() => Showcase, { nullable: false, onDelete: 'CASCADE' })
  showcase!: Showcase;

  /** Short name used in imports and instances: `d1-01`. */
  @Column({ type: 'text' })
  code!: string;

  /** Slots of one session form a morning, an afternoon or a day: `d1-am`. */
  @Column({ type: 'text' })
  session!: string;

  /** For video meetings only. Slots of one kind do not overlap. */
  @Column({ type: 'boolean', default: false })
  video!: boolean;

  @Column({ type: 'timestamptz' })
  startsAt!: Date;

  @Column({ type: 'timestamptz' })
  endsAt!: Date;
}
