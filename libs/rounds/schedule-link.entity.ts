import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  ManyToOne,
  PrimaryGeneratedColumn,
} from 'typeorm';

import { Delegate } from '#libs/showcases/delegate.entity.js';
import { Interpreter } from '#libs/showcases/interpreter.entity.js';

/** The address of an attendee's own schedule, as mailed; only the SHA-256 of its token is kept. */
@Entity()
@Check('(delegate_id is null) <> (interpreter_id is null)')
export class ScheduleLink {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column({ type: 'text', unique: true })
  tokenHash!: string;

  @ManyToOne(() => Delegate, { nullable: true, onDelete: 'CASCADE' })
  delegate!: Delegate | null;

  @ManyToOne(() => Interpreter, { nullable: true, onDelete: 'CASCADE' })
  interpreter!: Interpreter | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;
}
