import {
  Column,
  CreateDateColumn,
  Entity,
  ManyToOne,
  PrimaryGeneratedColumn,
  Unique,
} from 'typeorm';

import { User } from '#libs/accounts/user.entity.js';

import { Company } from './company.entity.js';

/** A colleague who becomes a member the first time he signs in with this address. */
@Entity()
@Unique(['company', 'email'])
export class ColleagueInvitation {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @ManyToOne(() => Company, { nullable: false, onDelete: 'CASCADE' })
  company!: Company;

  @Column({ type: 'text' })
  email!: string;

  @ManyToOne(() => User, { nullable: true, onDelete: 'SET NULL' })
  invitedBy!: User | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;
}
