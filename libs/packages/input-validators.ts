import { isAppError } from '../domain/app-error.ts';
import type { Constants } from './constants.ts';
import type { PackageFolder } from './package-folder.ts';
import { loadProgram, programsIn, type PackageProgram } from './package-program.ts';
import { readInputValidatorFlags } from './test-files.ts';

/** A program that reads an input on standard input and exits with 42 when it is valid. */
export type InputValidator = PackageProgram & {
  /** Arguments: those that the package gives for its samples. */
  readonly arguments: readonly string[];
};

/** Loads the input validators. What cannot be used is a warning: a problem can be solved without. */
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
