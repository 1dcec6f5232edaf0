import { Column, CreateDateColumn, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A message received by the built-in mailbox of the default set-up. */
@Entity()
export class CaughtMail {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column({ type: 'text' })
  toAddress!: string;

  @Column({ type: 'text' })
  toName!: string;

  @Column({ type: 'text' })
  subject!: string;

  @Column({ type: 'text', nullable: true })
  messageId!: string | null;

  /** Content-Language of the message: `ko`, `en`. */
  @Column({ type: 'text', nullable: true })
  language!: string | null;

  @Index()
  @CreateDateColumn({ type: 'timestamptz' })
  receivedAt!: Date;

  @Column({ type: 'bytea', select: false })
  source!: Buffer;
}
