import type { Checker } from '../domain/problem.ts';
import type { Constants } from './constants.ts';
import { invalidPackage, unsupportedPackage } from './package-error.ts';
import type { PackageFolder } from './package-folder.ts';
import { loadProgram, programsIn, type PackageProgram } from './package-program.ts';
import { isLegacy, saysInteractive, type ProblemYaml } from './problem-yaml.ts';
import { tokenCheckerOf } from './validator-flags.ts';
import type { CheckerFactory } from './test-files.ts';
import type { YamlFile } from './yaml-file.ts';

/** How outputs of a package are judged. */
export type OutputValidator = {
  /** The package's own program; undefined is the format's default token comparison. */
  readonly program: PackageProgram | undefined;
  /** Arguments from problem.yaml (old formats). */
  readonly flags: readonly string[];
  readonly checkerOf: CheckerFactory;
  readonly warnings: readonly string[];
};

/**
 * Reads the output validator. The old formats say `validation: custom` and keep it in
 * output_validators/; in the new ones the folder output_validator/ says it. Arguments of a test group
 * come after those of problem.yaml.
 */
export async function readOutputValidator(
  folder: PackageFolder,
  yaml: YamlFile<ProblemYaml>,
  constants: Constants,
): Promise<OutputValidator> {
  const flags = yaml.value.validator_flags ?? [];
  const flagsWhere = yaml.where('validator_flags');
  const saysCustom = yaml.value.validation?.[0] === 'custom';
  const format = yaml.value.problem_format_version;
  const path = await pathOf(folder, isLegacy(format), saysCustom);
  const isCustom = isLegacy(format) ? saysCustom : path !== undefined || saysCustom;
  if (isCustom && path === undefined) {
    const example = isLegacy(format)
      ? 'output_validators/validate.cpp'
      : 'output_validator/validate.cpp';
    throw invalidPackage(
      yaml.where('validation'),
      `validation is custom, but there is no validator; add ${example}`,
    );
  }
  const program =
    isCustom && path !== undefined
      ? await loadFrom(folder, path, isLegacy(format), constants)
      : undefined;
  const isInteractive = saysInteractive(yaml.value);
  if (isInteractive && program === undefined) {
    throw invalidPackage(
      yaml.where(isLegacy(format) ? 'validation' : 'type'),
      `the problem is interactive, but there is no validator to talk to; ${isLegacy(format) ? 'say "custom interactive" and add output_validators/validate.cpp' : 'add output_validator/validate.cpp'}`,
    );
  }
  const checkerOf: CheckerFactory = (groupFlags, groupWhere): Checker => {
    const all = [...flags, ...(groupFlags ?? [])];
    if (program === undefined) {
      // Both places are checked on their own, so that the message names the one that is wrong.
      tokenCheckerOf(flags, flagsWhere);
      return tokenCheckerOf(all, groupWhere ?? flagsWhere);
    }
    return {
      kind: 'program',
      files: program.files,
      language: program.language,
      convention: isInteractive ? 'kattis-interactive' : 'kattis',
      arguments: all,
    };
  };
  const warnings =
    program === undefined && path !== undefined
      ? [
          `${folder.where(path)}: is not used, because problem.yaml does not say "validation: custom"`,
        ]
      : [];
  return { program, flags, checkerOf, warnings };
}

async function pathOf(
  folder: PackageFolder,
  isOld: boolean,
  saysCustom: boolean,
): Promise<string | undefined> {
  const places = isOld
    ? ['output_validators', 'output_validator']
    : // Drafts of the new format kept the old folder and the old key.
      ['output_validator', ...(saysCustom ? ['output_validators'] : [])];
  for (const place of places) {
    if ((await folder.list(place)).length > 0) return place;
  }
  return undefined;
}

async function loadFrom(
  folder: PackageFolder,
  path: string,
  isOld: boolean,
  constants: Constants,
): Promise<PackageProgram> {
  const entries = await folder.list(path);
  const programs = programsIn(entries);
  const [first] = programs;
  if (first === undefined)
    throw invalidPackage(folder.where(path), 'holds no program; add validate.cpp or validate.py');
  // In the new format the folder itself is the program, unless it only wraps one folder.
  if (!isOld && !(programs.length === 1 && first.isFolder)) {
    const itself = await folder.find(path);
    if (itself !== undefined) return loadProgram(folder, itself, [], constants);
  }
  const script = entries.find(
    (entry) => !entry.isFolder && (entry.name === 'build' || entry.name === 'run'),
  );
  if (script !== undefined)
    throw unsupportedPackage(
      folder.where(script.path),
      `validators with a ${script.name} script are`,
    );
  if (programs.length > 1) {
    const names = programs.map((program) => program.name).join(', ');
    throw unsupportedPackage(folder.where(path), `several output validators (${names}) are`);
  }
  return loadProgram(folder, first, entries, constants);
}
