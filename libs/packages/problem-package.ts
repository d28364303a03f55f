import type { Problem } from '../domain/problem.ts';
import { readInputValidators } from './input-validators.ts';
import { openPackage, type JudgePackage } from './judge-package.ts';
import { invalidPackage, unsupportedPackage } from './package-error.ts';
import type { PackageFolder } from './package-folder.ts';
import { saysInteractive } from './problem-yaml.ts';
import { readStatement, titleOf } from './statement.ts';
import type { TestFile } from './test-files.ts';

/** A problem in the Kattis/ICPC problem package format. */
export type ProblemPackage = JudgePackage & {
  /** What a solver may see: nothing of data/secret and nothing of submissions. */
  readonly problem: Problem;
};

/** Most samples, and their bytes in all: a problem travels in one message of 16 MiB. */
const sampleCountMax = 100;
const sampleBytesMax = 8 * 1024 * 1024;

/**
 * Reads a package in one of the formats legacy (also when problem.yaml names none), legacy-icpc,
 * 2023-07, 2025-09 and their drafts (https://www.kattis.com/problem-package-format). Fails with
 * PACKAGE_NOT_FOUND, INVALID_PACKAGE or PACKAGE_NOT_SUPPORTED; each message names the file and the remedy.
 */
export async function readPackage(path: string): Promise<ProblemPackage> {
  const { judgePackage, folder, yaml, validator } = await openPackage(path);
  const { constants, format, limits } = judgePackage;
  if (saysInteractive(yaml.value)) {
    const key = yaml.value.type?.includes('interactive') === true ? 'type' : 'validation';
    throw unsupportedPackage(
      yaml.where(key),
      'interactive problems can be judged (goldpan judge), but solving them is',
    );
  }
  const statement = await readStatement(folder, format, constants);
  const inputs = await readInputValidators(folder, constants);
  const samples = await judgePackage.sampleTests();
  checkSamples(folder, samples);
  const keywords = yaml.value.keywords ?? [];
  return {
    ...judgePackage,
    problem: {
      problemId: judgePackage.problemId,
      title: titleOf(yaml.value.name, statement, folder.name),
      statement: statement.text,
      limits,
      publicTests: await Promise.all(samples.map((sample) => sample.read())),
      checker: samples[0]?.checker ?? validator.checkerOf(undefined, undefined),
      rating: ratingOf(keywords),
      tags: keywords.filter((keyword) => !ratingKeyword.test(keyword)),
      inputValidators: inputs.validators,
    },
    warnings: [
      ...judgePackage.warnings,
      ...(statement.language.startsWith('en')
        ? []
        : [`${folder.where(statement.path)}: there is no English statement, so this one is used`]),
      ...inputs.warnings,
    ],
  };
}

/** The format has no key for the difficulty: a keyword such as "rating:1700" gives it on the Codeforces scale. */
const ratingKeyword = /^rating:\s*(\d{3,4})$/;

function ratingOf(keywords: readonly string[]): number {
  return Math.max(
    0,
    ...keywords.flatMap((keyword) => Number(ratingKeyword.exec(keyword)?.[1] ?? 0)),
  );
}

function checkSamples(folder: PackageFolder, samples: readonly TestFile[]): void {
  const where = folder.where('data/sample');
  if (samples.length === 0) {
    throw invalidPackage(
      where,
      'holds no samples, and candidates are filtered on them; add data/sample/1.in and data/sample/1.ans',
    );
  }
  const byteCount = samples.reduce((sum, sample) => sum + sample.byteCount, 0);
  if (samples.length > sampleCountMax || byteCount > sampleBytesMax) {
    throw invalidPackage(
      where,
      `holds ${samples.length} samples with ${byteCount} bytes; at most ${sampleCountMax} with ${sampleBytesMax} bytes are allowed: move large ones to data/secret`,
    );
  }
}
