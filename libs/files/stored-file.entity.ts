import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  Index,
  ManyToOne,
  PrimaryGeneratedColumn,
} from 'typeorm';

import { User } from '#libs/accounts/user.entity.js';
import { Company } from '#libs/companies/company.entity.js';
import { HeldCertificate } from '#libs/showcases/held-certificate.entity.js';

export type FileKind = 'logo' | 'certificate';

/**
 * A file that a company handed in, kept in the database: all processes and every backup see the same ones.
 * A row is never changed; what replaces it has another id, so an address always leads to the same bytes.
 */
@Entity()
@Index('stored_file_logo_key', { synchronize: false })
@Index('stored_file_certificate_key', { synchronize: false })
@Index(['company'])
@Check("(kind = 'certificate') = (certificate_id is not null)")
export class StoredFile {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  /** Whose it is, and whose quota it counts in. */
  @ManyToOne(() => Company, { nullable: false, onDelete: 'CASCADE' })
  company!: Company;

  @Column({ type: 'text' })
  kind!: FileKind;

  /** The certificate it is the paper of; null for a logo. */
  @ManyToOne(() => HeldCertificate, { nullable: true, onDelete: 'CASCADE' })
  certificate!: HeldCertificate | null;

  /** Called so by whoever downloads it; its ending fits the content. */
  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  contentType!: string;

  /** Bytes. */
  @Column({ type: 'integer' })
  size!: number;

  /** Of the content, in hexadecimal. */
  @Column({ type: 'text' })
  sha256!: string;

  @Column({ type: 'bytea', select: false })
  content!: Buffer;

  @ManyToOne(() => User, { nullable: true, onDelete: 'SET NULL' })
  uploadedBy!: User | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;
}
