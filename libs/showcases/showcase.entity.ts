import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Weights of a round's value and of a pair's score, in thousandths. */
export interface ShowcaseWeights {
  objective: { must: number; shortfall: number; gap: number; break: number; change: number };
  score: {
    supply: number;
    certificates: number;
    terms: number;
    interests: number;
    wishes: number;
    languages: number;
  };
}

export const directoryRules = ['other-country', 'everyone'] as const;
export type DirectoryRule = (typeof directoryRules)[number];

/** One event of one or more days at one venue. */
@Entity()
export class Showcase {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  /** Part of every address of the showcase: `robotics-2027`. */
  @Column({ type: 'text', unique: true })
  slug!: string;

  /** Sector of the taxonomy: `robotics`, `additive-manufacturing`. */
  @Column({ type: 'text' })
  sector!: string;

  @Column({ type: 'text' })
  nameEn!: string;

  @Column({ type: 'text' })
  nameKo!: string;

  @Column({ type: 'text' })
  venueEn!: string;

  @Column({ type: 'text' })
  venueKo!: string;

  @Column({ type: 'text' })
  cityEn!: string;

  @Column({ type: 'text' })
  cityKo!: string;

  /** IANA zone of the venue; slots are stored as instants. */
  @Column({ type: 'text' })
  timeZone!: string;

  /** Calendar days in the venue's zone, `2027-05-17`. */
  @Column({ type: 'date' })
  startsOn!: string;

  @Column({ type: 'date' })
  endsOn!: string;

  @Column({ type: 'text' })
  contactName!: string;

  @Column({ type: 'text' })
  contactEmail!: string;

  @Column({ type: 'text', nullable: true })
  contactPhone!: string | null;

  /** Windows; null leaves that end open. The server enforces them. */
  @Column({ type: 'timestamptz', nullable: true })
  registrationOpensAt!: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  registrationClosesAt!: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  wishesOpenAt!: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  wishesCloseAt!: Date | null;

  /** Day by which the organiser means to publish schedules; null while none is announced. */
  @Column({ type: 'date', nullable: true })
  schedulesOn!: string | null;

  /** Most wishes of kind `must` a participant may have. */
  @Column({ type: 'integer', default: 5 })
  mustLimit!: number;

  /** Whom a participant finds in the directory. */
  @Column({ type: 'text', default: 'other-country' })
  directoryRule!: DirectoryRule;

  /** Whether a participant sees that another one wishes to meet it. */
  @Column({ type: 'boolean', default: true })
  showInterest!: boolean;

  /** Hours in which people can be called by video, on their own clocks: `08:00`. */
  @Column({ type: 'text', default: '08:00' })
  videoFrom!: string;

  @Column({ type: 'text', default: '20:00' })
  videoTo!: string;

  /** Address of the room of video meetings; `{meeting}` in it gives each its own. */
  @Column({ type: 'text', nullable: true })
  videoLink!: string | null;

  /** Days after the last day until personal data is removed. */
  @Column({ type: 'integer', default: 365 })
  retentionDays!: number;

  /** When the organisers were told that personal data is about to be removed. */
  @Column({ type: 'timestamptz', nullable: true })
  retentionAnnouncedAt!: Date | null;

  /** When personal data was removed. */
  @Column({ type: 'timestamptz', nullable: true })
  retentionAppliedAt!: Date | null;

  /** Raised with every change of the settings; an edit names the version it was made on. */
  @Column({ type: 'integer', default: 1 })
  version!: number;

  @Column({ type: 'jsonb' })
  weights!: ShowcaseWeights;

  @Column({ type: 'boolean', default: false })
  sample!: boolean;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;
}

export const defaultWeights: ShowcaseWeights = {
  objective: { must: 1000, shortfall: 400, gap: 40, break: 0, change: 150 },
  score: { supply: 400, certificates: 120, terms: 80, interests: 120, wishes: 220, languages: 60 },
};
