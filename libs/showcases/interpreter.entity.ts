import {
  Column,
  CreateDateColumn,
  Entity,
  ManyToOne,
  PrimaryGeneratedColumn,
  Unique,
} from 'typeorm';

import type { Language } from '#libs/accounts/user.entity.js';

import { Showcase } from './showcase.entity.js';

/** The language of somebody's mail where none was asked for: the first of his own that we write in. */
export function mailLanguageOf(languages: readonly string[]): Language {
  return languages.find((each) => each === 'ko' || each === 'en') ?? 'en';
}

/** An interpreter on duty at a showcase. */
@Entity()
@Unique(['showcase', 'email'])
export class Interpreter {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @ManyToOne(() => Showcase, { nullable: false, onDelete: 'CASCADE' })
  showcase!: Showcase;

  @Column({ type: 'text' })
  nameEn!: string;

  @Column({ type: 'text', nullable: true })
  nameKo!: string | null;

  @Column({ type: 'text' })
  email!: string;

  /** Language codes, `ko`, `en`. */
  @Column({ type: 'text', array: true })
  languages!: string[];

  /** Language of the interpreter's own mail. */
  @Column({ type: 'text', default: 'ko' })
  mailLanguage!: Language;

  @Column({ type: 'text' })
  timeZone!: string;

  /** Slot codes; null means every slot. */
  @Column({ type: 'text', array: true, nullable: true })
  availableSlots!: string[] | null;

  @Column({ type: 'integer', nullable: true })
  maxMeetings!: number | null;

  /** Since when he takes part. */
  @CreateDateColumn({ type: 'timestamptz', select: false })
  createdAt!: Date;
}
