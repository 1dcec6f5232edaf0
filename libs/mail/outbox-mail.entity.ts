import { Column, CreateDateColumn, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

export type OutboxState = 'queued' | 'sending' | 'sent' | 'failed';
export type MailLanguage = 'ko' | 'en';
export type CalendarMethod = 'PUBLISH' | 'CANCEL';

/**
 * A mail to be sent, written in the transaction that causes it. Its content is final:
 * every try sends the same bytes under the same Message-ID.
 */
@Entity()
@Index(['state', 'nextTryAt'])
export class OutboxMail {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  /** One mail per cause and recipient: `schedule:<version id>:<attendee id>`. */
  @Column({ type: 'text', unique: true })
  dedupeKey!: string;

  /** What the mail belongs to, for counting: the showcase's id. */
  @Column({ type: 'uuid', nullable: true })
  showcaseId!: string | null;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text' })
  toName!: string;

  @Column({ type: 'text' })
  toAddress!: string;

  /** Empty where nobody reads answers. */
  @Column({ type: 'text' })
  replyTo!: string;

  /** Display name of the sender; the address is the platform's. */
  @Column({ type: 'text' })
  fromName!: string;

  @Column({ type: 'text' })
  language!: MailLanguage;

  @Column({ type: 'text' })
  subject!: string;

  @Column({ type: 'text' })
  html!: string;

  @Column({ type: 'text' })
  text!: string;

  @Column({ type: 'text', nullable: true })
  calendar!: string | null;

  @Column({ type: 'text', nullable: true })
  calendarMethod!: CalendarMethod | null;

  @Column({ type: 'text', unique: true })
  messageId!: string;

  /** It names somebody who was erased: nothing of it stays once it is sent. */
  @Column({ type: 'boolean', default: false })
  wipe!: boolean;

  @Column({ type: 'text', default: 'queued' })
  state!: OutboxState;

  @Column({ type: 'integer', default: 0 })
  tries!: number;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  nextTryAt!: Date;

  /** While `sending`: after this instant another worker may take the mail over. */
  @Column({ type: 'timestamptz', nullable: true })
  leaseUntil!: Date | null;

  /** Marks the claim, so that a worker that lost its lease cannot write over its successor. */
  @Column({ type: 'uuid', nullable: true })
  leaseToken!: string | null;

  @Column({ type: 'text', nullable: true })
  lastError!: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  sentAt!: Date | null;
}
