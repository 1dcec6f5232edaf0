import type { DataSource } from 'typeorm';

import { importFile, type ImportOptions, type ImportReport } from '#libs/imports/import-file.js';

/** `showcase import`: prints what was written or every problem. Answers the exit code: 0, or 1 with problems. */
export async function importCommand(
  dataSource: DataSource,
  file: string,
  options: ImportOptions & { json?: boolean },
): Promise<number> {
  const report = await importFile(dataSource, file, options);
  process.stdout.write(
    options.json ? `${JSON.stringify(report, null, 2)}\n` : worded(report, options),
  );
  return report.problems.length > 0 ? 1 : 0;
}

function worded({ showcase, problems, counts }: ImportReport, { check }: ImportOptions): string {
  if (problems.length > 0) {
    const lines = problems.map(({ sheet, row, column, code, message }) => {
      const place = [sheet, row === null ? null : `row ${row}`, column].filter(Boolean).join(', ');
      return `${place || 'file'}: ${message.en} [${code}]`;
    });
    const total = `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}; nothing was written.`;
    return `${[...lines, total].join('\n')}\n`;
  }
  if (check || !counts) return `No problem found in the file for ${showcase ?? 'the showcase'}.\n`;
  const rows = Object.entries(counts).map(
    ([kind, { created, updated, unchanged }]) =>
      `${kind.padEnd(13)} ${created} created, ${updated} updated, ${unchanged} unchanged`,
  );
  return `${[`Imported into ${showcase ?? ''}:`, ...rows].join('\n')}\n`;
}
