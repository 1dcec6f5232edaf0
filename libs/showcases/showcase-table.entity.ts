import { Column, Entity, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm';

import { Showcase } from './showcase.entity.js';

/** A table at the venue; one meeting per slot. */
@Entity()
@Unique(['showcase', 'number'])
export class ShowcaseTable {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @ManyToOne(() => Showcase, { nullable: false, onDelete: 'CASCADE' })
  showcase!: Showcase;

  @Column({ type: 'integer' })
  number!: number;

  /** Slot codes in which the table stands; null means always. */
  @Column({ type: 'text', array: true, nullable: true })
  availableSlots!: string[] | null;
}
