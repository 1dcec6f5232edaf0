import { Column, CreateDateColumn, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

export type Country = 'KR' | 'US';

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

  /** Korea: business registration number, ten digits. U.S.: EIN, nine digits. Never shown to other firms. */
  @Column({ type: 'text', nullable: true })
  registrationNumber!: string | null;

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

  /** An invented firm of the sample showcases. */
  @Column({ type: 'boolean', default: false })
  sample!: boolean;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;
}
