import { findDeficient } from '#libs/matching/deficient-firms.js';
import { distributionOf } from '#libs/matching/distribution.js';
import { parseInstance } from '#libs/matching/instance-check.js';
import { parseTimetable } from '#libs/matching/timetable-check.js';
import { isRight, verifyTimetable } from '#libs/matching/verify.js';
import { verifyProof } from '#libs/matching/verify-proof.js';
import { printError, readJsonFile } from './json-file.js';

export interface VerifyCommandOptions {
  /** The proof of the timetable's bound, to be checked as well. */
  proof?: string;
}

/**
 * `showcase verify`: prints what the verifier counts, as JSON. Answers the exit code: 0 when all is right,
 * 1 when a rule is broken, the claimed value is wrong, the bound lies below the value or is not what the
 * proof proves, 2 when a file cannot be read.
 */
export async function verifyCommand(
  instanceFile: string,
  timetableFile: string,
  options: VerifyCommandOptions = {},
): Promise<number> {
  try {
    const instance = parseInstance(await readJsonFile(instanceFile));
    const timetable = parseTimetable(await readJsonFile(timetableFile));
    const verdict = verifyTimetable(instance, timetable);
    const distribution = distributionOf(instance, timetable);
    const fairness = { distribution, deficient: findDeficient(instance) };
    if (options.proof === undefined) {
      process.stdout.write(`${JSON.stringify({ ...verdict, fairness }, null, 2)}\n`);
      return isRight(verdict) ? 0 : 1;
    }
    const proof = verifyProof(instance, await readJsonFile(options.proof));
    const isProven = proof.holds && proof.proven <= timetable.bound;
    process.stdout.write(
      `${JSON.stringify({ ...verdict, fairness, proof: { ...proof, isProven } }, null, 2)}\n`,
    );
    return isRight(verdict) && isProven ? 0 : 1;
  } catch (error) {
    printError(error);
    return 2;
  }
}
