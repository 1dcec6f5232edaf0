import {
  Column,
  CreateDateColumn,
  Entity,
  ManyToOne,
  PrimaryGeneratedColumn,
  Unique,
} from 'typeorm';

import { User } from '#libs/accounts/user.entity.js';

import { Showcase } from './showcase.entity.js';

/** Filters and sort of the registrations under a name, for one organiser or for all of the showcase. */
@Entity()
@Unique(['showcase', 'user', 'name'])
export class SavedView {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @ManyToOne(() => Showcase, { nullable: false, onDelete: 'CASCADE' })
  showcase!: Showcase;

  @ManyToOne(() => User, { nullable: false, onDelete: 'CASCADE' })
  user!: User;

  @Column({ type: 'text' })
  name!: string;

  /** What stands in the page's address after the question mark. */
  @Column({ type: 'text' })
  query!: string;

  @Column({ type: 'boolean', default: false })
  shared!: boolean;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;
}
