import type { Problem } from '../domain/problem.ts';
import { constantsOf, type Constants } from './constants.ts';
import { readInputValidators, type InputValidator } from './input-validators.ts';
import { readOutputValidator } from './output-validator.ts';
import { invalidPackage, unsupportedPackage } from './package-error.ts';
import { openPackageFolder, type PackageFolder } from './package-folder.ts';
import { readLimits } from './package-limits.ts';
import { isLegacy, readProblemYaml, type PackageFormat, type ProblemYaml } from './problem-yaml.ts';
import { readStatement, titleOf } from './statement.ts';
import { readSubmissions, type Submissions } from './submissions.ts';
import { listTests, type TestFile } from './test-files.ts';

/** A problem in the Kattis/ICPC problem package format. */
export type ProblemPackage = {
  /** What a solver may see: nothing of data/secret and nothing of submissions. */
  readonly problem: Problem;
  readonly format: PackageFormat;
  /** The folder, as it was given. */
  readonly folder: string;
  readonly inputValidators: readonly InputValidator[];
  readonly constants: Constants;
  /** What was assumed or left out, each with its file. Shown to the user, never an error. */
  readonly warnings: readonly string[];
  /** The samples, with the checker of their groups. */
  readonly sampleTests: () => Promise<readonly TestFile[]>;
  /** The hidden tests. For the judge alone: only this function opens data/secret. */
  readonly secretTests: () => Promise<readonly TestFile[]>;
  /** The example submissions. For the judge alone: only this function opens submissions. */
  readonly submissions: () => Promise<Submissions>;
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
  const folder = await openPackageFolder(path);
  const problemId = folder.name;
  if (!/^[A-Za-z0-9._-]{1,128}$/.test(problemId)) {
    throw invalidPackage(
      path,
      'the folder name is the problem id and must match [A-Za-z0-9._-]{1,128}; rename it',
    );
  }
  const yaml = await readProblemYaml(folder);
  await refuseFolders(folder);
  const constants = constantsOf(yaml.value);
  const format = yaml.value.problem_format_version;
  const statement = await readStatement(folder, format, constants);
  const { limits, warnings: limitWarnings } = await readLimits(folder, yaml);
  const validator = await readOutputValidator(folder, yaml, constants);
  const inputs = await readInputValidators(folder, constants);
  const sampleTests = (): Promise<readonly TestFile[]> =>
    listTests(folder, 'sample', validator.checkerOf);
  const samples = await sampleTests();
  checkSamples(folder, samples);
  return {
    problem: {
      problemId,
      title: titleOf(yaml.value.name, statement, folder.name),
      statement: statement.text,
      limits,
      publicTests: await Promise.all(samples.map((sample) => sample.read())),
      checker: samples[0]?.checker ?? validator.checkerOf(undefined, undefined),
      rating: 0,
      tags: yaml.value.keywords ?? [],
    },
    format,
    folder: path,
    inputValidators: inputs.validators,
    constants,
    warnings: [
      ...yaml.warnings,
      ...metadataWarnings(yaml.value, yaml.where),
      ...limitWarnings,
      ...(statement.language.startsWith('en')
        ? []
        : [`${folder.where(statement.path)}: there is no English statement, so this one is used`]),
      ...validator.warnings,
      ...inputs.warnings,
    ],
    sampleTests,
    secretTests: () => listTests(folder, 'secret', validator.checkerOf),
    submissions: () => readSubmissions(folder, constants),
  };
}

/** Folders that change how submissions are built or judged, and that goldpan has no counterpart for. */
async function refuseFolders(folder: PackageFolder): Promise<void> {
  for (const [name, feature] of [
    ['include', 'files included with every submission are'],
    ['static_validator', 'static validators are'],
    ['graders', 'graders are'],
  ] as const) {
    if ((await folder.list(name)).length > 0) throw unsupportedPackage(folder.where(name), feature);
  }
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

function metadataWarnings(yaml: ProblemYaml, where: (key: string) => string): readonly string[] {
  const warnings: string[] = [];
  const { languages } = yaml;
  if (languages !== undefined && !languages.includes('all') && !languages.includes('cpp')) {
    warnings.push(
      `${where('languages')}: C++ is not among the languages of this problem, and goldpan samples C++ first`,
    );
  }
  if (yaml.allow_file_writing === true) {
    warnings.push(
      `${where('allow_file_writing')}: submissions have no file system here; those that write files will fail`,
    );
  }
  if (!isLegacy(yaml.problem_format_version) && yaml.validator_flags !== undefined) {
    warnings.push(
      `${where('validator_flags')}: is a key of the old formats; it is used all the same`,
    );
  }
  return warnings;
}
