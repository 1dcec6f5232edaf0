import { Entity, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm';

import { User } from '#libs/accounts/user.entity.js';

import { Showcase } from './showcase.entity.js';

/** A user who runs a showcase. */
@Entity()
@Unique(['showcase', 'user'])
export class Organiser {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @ManyToOne(() => Showcase, { nullable: false, onDelete: 'CASCADE' })
  showcase!: Showcase;

  @ManyToOne(() => User, { nullable: false, onDelete: 'CASCADE' })
  user!: User;
}
