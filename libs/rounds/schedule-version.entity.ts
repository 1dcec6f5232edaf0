import {
  Column,
  CreateDateColumn,
  Entity,
  ManyToOne,
  PrimaryGeneratedColumn,
  Unique,
} from 'typeorm';

import { User } from '#libs/accounts/user.entity.js';
import { Showcase } from '#libs/showcases/showcase.entity.js';

import { Round } from './round.entity.js';

/** A published timetable; never changed afterwards. */
@Entity()
@Unique(['showcase', 'number'])
export class ScheduleVersion {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @ManyToOne(() => Showcase, { nullable: false, onDelete: 'CASCADE' })
  showcase!: Showcase;

  @ManyToOne(() => Round, { nullable: false })
  round!: Round;

  @Column({ type: 'integer' })
  number!: number;

  @ManyToOne(() => User, { nullable: true })
  publishedBy!: User | null;

  @CreateDateColumn({ type: 'timestamptz' })
  publishedAt!: Date;
}
