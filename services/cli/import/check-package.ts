import { isAppError } from '#libs/domain/app-error.ts';
import type { InputValidator } from '#libs/domain/problem.ts';
import { readJudgePackage, type JudgePackage } from '#libs/packages/judge-package.ts';
import { readPackage } from '#libs/packages/problem-package.ts';
import type { TestFile } from '#libs/packages/test-files.ts';

/** What a package holds, read as solve and judge will read it. */
export type CheckedPackage = {
  readonly inputValidators: readonly InputValidator[];
  readonly samples: readonly TestFile[];
  readonly secret: readonly TestFile[];
  readonly submissionCount: number;
  /** What the readers warned about and could not use, with paths inside the package. */
  readonly remarks: readonly string[];
  readonly skipped: readonly string[];
};

/**
 * Reads a whole package: problem.yaml, statement, limits, validators, every test's name and size, and every
 * submission. Fails as readPackage does. A package that can be judged and not solved (interactive, without
 * samples, with a PDF alone) passes with a remark that says why.
 */
export async function checkPackage(folder: string): Promise<CheckedPackage> {
  const remarks: string[] = [];
  let judgePackage: JudgePackage;
  let inputValidators: readonly InputValidator[] = [];
  try {
    const problemPackage = await readPackage(folder);
    judgePackage = problemPackage;
    inputValidators = problemPackage.problem.inputValidators;
  } catch (error) {
    if (!isAppError(error)) throw error;
    // What makes it unfit for judging, too, is thrown here.
    judgePackage = await readJudgePackage(folder);
    remarks.push(`can be judged and not solved: ${error.message}`);
  }
  const samples = await judgePackage.sampleTests();
  const secret = await judgePackage.secretTests();
  const { submissions, skipped, warnings } = await judgePackage.submissions();
  const inside = (text: string): string => text.replaceAll(`${folder}/`, '');
  return {
    inputValidators,
    samples,
    secret,
    submissionCount: submissions.length,
    remarks: [...remarks, ...judgePackage.warnings, ...warnings].map(inside),
    skipped: skipped.map(({ path, reason }) => inside(`${path}: ${reason}`)),
  };
}
