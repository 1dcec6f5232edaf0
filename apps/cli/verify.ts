import { parseInstance } from '#libs/matching/instance-check.js';
import { parseTimetable } from '#libs/matching/timetable-check.js';
import { isRight, verifyTimetable } from '#libs/matching/verify.js';
import { printError, readJsonFile } from './json-file.js';

/**
 * `showcase verify`: prints what the verifier counts, as JSON. Answers the exit code: 0 when all is right,
 * 1 when a rule is broken, the claimed value is wrong or the bound lies below the value, 2 when a file
 * cannot be read.
 */
export async function verifyCommand(instanceFile: string, timetableFile: string): Promise<number> {
  try {
    const instance = parseInstance(await readJsonFile(instanceFile));
    const timetable = parseTimetable(await readJsonFile(timetableFile));
    const verdict = verifyTimetable(instance, timetable);
    process.stdout.write(`${JSON.stringify(verdict, null, 2)}\n`);
    return isRight(verdict) ? 0 : 1;
  } catch (error) {
    printError(error);
    return 2;
  }
}
