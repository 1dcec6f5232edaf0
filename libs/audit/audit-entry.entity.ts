import { Column, CreateDateColumn, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/**
 * Who did or read what, when. Append-only: a trigger refuses changes, so that nobody can tidy up after
 * himself. It names people by id only, so erasing a person leaves no personal data here.
 */
@Entity()
@Index(['participantId', 'at'])
@Index(['companyId', 'at'])
@Index(['userId', 'at'])
@Index(['showcaseId', 'at'])
export class AuditEntry {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @CreateDateColumn({ type: 'timestamptz' })
  at!: Date;

  /** Who acted; null for the system and the command line. */
  @Column({ type: 'uuid', nullable: true })
  actorId!: string | null;

  /** In which role he acted. */
  @Column({ type: 'text' })
  actedAs!: 'company' | 'organiser' | 'person' | 'system';

  /** Stable code: `registration.approved`, `profile.offerings`, `contacts.read`. */
  @Column({ type: 'text' })
  action!: string;

  @Column({ type: 'uuid', nullable: true })
  showcaseId!: string | null;

  @Column({ type: 'uuid', nullable: true })
  participantId!: string | null;

  @Column({ type: 'uuid', nullable: true })
  companyId!: string | null;

  /** The person it is about, where it is about one. */
  @Column({ type: 'uuid', nullable: true })
  userId!: string | null;

  /** Codes, counts and ids; never names or words people wrote. */
  @Column({ type: 'jsonb', nullable: true })
  detail!: Record<string, string | number | boolean | string[]> | null;
}
