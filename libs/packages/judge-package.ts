import type { Limits } from '../domain/limits.ts';
import { constantsOf, type Constants } from './constants.ts';
import { readOutputValidator, type OutputValidator } from './output-validator.ts';
import { invalidPackage, unsupportedPackage } from './package-error.ts';
import { openPackageFolder, type PackageFolder } from './package-folder.ts';
import { readLimits, type LimitChoices } from './package-limits.ts';
import { isLegacy, readProblemYaml, type PackageFormat, type ProblemYaml } from './problem-yaml.ts';
import { readSubmissions, type Submissions } from './submissions.ts';
import { listTests, type TestFile } from './test-files.ts';
import type { YamlFile } from './yaml-file.ts';

/**
 * What judging a package takes: no statement, and samples only if there are any. Many packages in use
 * have their statement as a PDF or their tests in data/secret alone.
 */
export type JudgePackage = {
  readonly problemId: string;
  readonly format: PackageFormat;
  /** The folder, as it was given. */
  readonly folder: string;
  readonly limits: Limits;
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

/** Reads what judging a package takes; `choices` win over its limits. Fails as readPackage does. */
export async function readJudgePackage(
  path: string,
  choices: LimitChoices = {},
): Promise<JudgePackage> {
  return (await openPackage(path, choices)).judgePackage;
}

/** A package with what its other parts are read from. */
export type OpenPackage = {
  readonly judgePackage: JudgePackage;
  readonly folder: PackageFolder;
  readonly yaml: YamlFile<ProblemYaml>;
  readonly validator: OutputValidator;
};

/** Opens a package and reads what every use of it needs. Fails as readPackage does. */
export async function openPackage(path: string, choices: LimitChoices = {}): Promise<OpenPackage> {
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
  const { limits, warnings: limitWarnings } = await readLimits(folder, yaml, choices);
  const validator = await readOutputValidator(folder, yaml, constants);
  const judgePackage: JudgePackage = {
    problemId,
    format: yaml.value.problem_format_version,
    folder: path,
    limits,
    constants,
    warnings: [
      ...yaml.warnings,
      ...metadataWarnings(yaml.value, yaml.where),
      ...limitWarnings,
      ...validator.warnings,
    ],
    sampleTests: () => listTests(folder, 'sample', validator.checkerOf, constants),
    secretTests: () => listTests(folder, 'secret', validator.checkerOf, constants),
    submissions: () => readSubmissions(folder, constants),
  };
  return { judgePackage, folder, yaml, validator };
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
