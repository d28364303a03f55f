import { isAppError } from '../domain/app-error.ts';
import type { InputValidator } from '../domain/problem.ts';
import type { Constants } from './constants.ts';
import type { PackageFolder } from './package-folder.ts';
import { loadProgram, programsIn } from './package-program.ts';
import { readInputValidatorFlags } from './test-files.ts';

/** Loads the input validators, with the arguments that the package gives for its samples. What cannot be used is a warning: a problem can be solved without. */
export async function readInputValidators(
  folder: PackageFolder,
  constants: Constants,
): Promise<{
  readonly validators: readonly InputValidator[];
  readonly warnings: readonly string[];
}> {
  const validators: InputValidator[] = [];
  const warnings: string[] = [];
  const flags = await readInputValidatorFlags(folder, constants);
  for (const path of ['input_validators', 'input_format_validators']) {
    const entries = await folder.list(path);
    for (const entry of entries) {
      if (/\.(viva|ctd)$/.test(entry.name)) {
        warnings.push(
          `${folder.where(entry.path)}: input validators in VIVA or Checktestdata are not supported and are left out`,
        );
      }
    }
    for (const entry of programsIn(entries)) {
      try {
        validators.push({
          ...(await loadProgram(folder, entry, entries, constants)),
          convention: 'kattis',
          arguments: flags,
        });
      } catch (error) {
        if (!isAppError(error)) throw error;
        warnings.push(`${error.message}; this input validator is left out`);
      }
    }
  }
  return { validators, warnings };
}
