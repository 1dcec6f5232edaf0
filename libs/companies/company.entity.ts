import { Column, CreateDateColumn, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

export type Country = 'KR' | 'US';

export const exportExperiences = ['none', 'some', 'regular'] as const;
export type ExportExperience = (typeof exportExperiences)[number];

/** A firm, whichever showcases it takes part in. */
@Entity()
@Index(['country', 'registrationNumber'], { unique: true })
@Index(['country', 'nameEn'], { unique: true })
export class Company {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column({ type: 'text' })
  country!: Country;

  /** Official English name; mandatory for Korean firms too. */
  @Column({ type: 'text' })
  nameEn!: string;

  @Column({ type: 'text', nullable: true })
  nameKo!: string | null;

  /** Name the firm trades under, where it differs. */
  @Column({ type: 'text', nullable: true })
  tradeName!: string | null;

  /** Korea: business registration number, ten digits. U.S.: EIN, nine digits. Never shown to other firms. */
  @Column({ type: 'text', nullable: true })
  registrationNumber!: string | null;

  /** A person said the number is right although its check digit is not. */
  @Column({ type: 'boolean', default: false })
  numberConfirmed!: boolean;

  /** Korean corporate registration number, thirteen digits. */
  @Column({ type: 'text', nullable: true })
  corporateNumber!: string | null;

  /** Unique entity identifier of SAM.gov. */
  @Column({ type: 'text', nullable: true })
  uei!: string | null;

  @Column({ type: 'text', nullable: true })
  cage!: string | null;

  @Column({ type: 'text', nullable: true })
  duns!: string | null;

  /** Legal entity identifier, ISO 17442. */
  @Column({ type: 'text', nullable: true })
  lei!: string | null;

  @Column({ type: 'text', nullable: true })
  addressEn!: string | null;

  @Column({ type: 'text', nullable: true })
  addressKo!: string | null;

  @Column({ type: 'text', nullable: true })
  postalCode!: string | null;

  /** U.S. state or Korean province: ISO 3166-2, or the words of a row from before there were codes. */
  @Column({ type: 'text', nullable: true })
  region!: string | null;

  @Column({ type: 'text', nullable: true })
  city!: string | null;

  /** IANA zone of the firm's home. */
  @Column({ type: 'text' })
  timeZone!: string;

  @Column({ type: 'text', nullable: true })
  website!: string | null;

  @Column({ type: 'integer', nullable: true })
  founded!: number | null;

  @Column({ type: 'integer', nullable: true })
  employees!: number | null;

  @Column({ type: 'text', nullable: true })
  descriptionEn!: string | null;

  @Column({ type: 'text', nullable: true })
  descriptionKo!: string | null;

  @Column({ type: 'text', nullable: true })
  exportExperience!: ExportExperience | null;

  /** Raised with every change; an edit names the version it was made on. */
  @Column({ type: 'integer', default: 1 })
  version!: number;

  /** An invented firm of the sample showcases. */
  @Column({ type: 'boolean', default: false })
  sample!: boolean;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;
}
