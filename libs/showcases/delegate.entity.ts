import {
  Column,
  CreateDateColumn,
  Entity,
  Index,
  ManyToOne,
  PrimaryGeneratedColumn,
  Unique,
} from 'typeorm';

import type { Language } from '#libs/accounts/user.entity.js';

import { Participant } from './participant.entity.js';

/** A person who attends meetings for a participant. */
@Entity()
@Unique(['participant', 'email'])
@Index(['email'])
export class Delegate {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @ManyToOne(() => Participant, { nullable: false, onDelete: 'CASCADE' })
  participant!: Participant;

  /** Order within the firm, from 1; the first one is its main contact. */
  @Column({ type: 'integer' })
  position!: number;

  /** Display form in English, family name in capitals where the person writes it so. */
  @Column({ type: 'text' })
  nameEn!: string;

  @Column({ type: 'text', nullable: true })
  nameKo!: string | null;

  @Column({ type: 'text', nullable: true })
  titleEn!: string | null;

  @Column({ type: 'text', nullable: true })
  titleKo!: string | null;

  @Column({ type: 'text' })
  email!: string;

  /** E.164. */
  @Column({ type: 'text', nullable: true })
  phone!: string | null;

  /** Language codes spoken in meetings. */
  @Column({ type: 'text', array: true })
  languages!: string[];

  @Column({ type: 'text' })
  mailLanguage!: Language;

  /** IANA zone of the person's home. */
  @Column({ type: 'text' })
  timeZone!: string;

  /** Slot codes; null means every slot. */
  @Column({ type: 'text', array: true, nullable: true })
  availableSlots!: string[] | null;

  /** Since when he takes part. */
  @CreateDateColumn({ type: 'timestamptz', select: false })
  createdAt!: Date;

  /** Not stored: name and title may not reach the other side (`markWithheld`). */
  withheld?: boolean;
}
