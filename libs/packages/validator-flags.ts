import type { TokenChecker } from '../domain/problem.ts';
import { invalidPackage } from './package-error.ts';

const known =
  'case_sensitive, space_change_sensitive, float_tolerance, float_relative_tolerance, float_absolute_tolerance';

/**
 * The default output validator with its arguments (format 2025-09, "Default output validator"). A
 * later argument wins over an earlier one, so that those of a test group refine those of the problem.
 * INVALID_PACKAGE on an argument that is not known or a tolerance that is no number.
 */
export function tokenCheckerOf(flags: readonly string[], where: string): TokenChecker {
  const checker = {
    isCaseSensitive: false,
    isSpaceChangeSensitive: false,
    relative: undefined as number | undefined,
    absolute: undefined as number | undefined,
  };
  for (let index = 0; index < flags.length; index += 1) {
    const name = flags[index] ?? '';
    switch (name) {
      case 'case_sensitive':
        checker.isCaseSensitive = true;
        break;
      case 'space_change_sensitive':
        checker.isSpaceChangeSensitive = true;
        break;
      case 'float_tolerance':
      case 'float_relative_tolerance':
      case 'float_absolute_tolerance': {
        index += 1;
        const tolerance = toleranceIn(flags[index], name, where);
        if (name !== 'float_absolute_tolerance') checker.relative = tolerance;
        if (name !== 'float_relative_tolerance') checker.absolute = tolerance;
        break;
      }
      default:
        throw invalidPackage(where, `validator argument "${name}" is not known; use ${known}`);
    }
  }
  return {
    kind: 'token',
    isCaseSensitive: checker.isCaseSensitive,
    isSpaceChangeSensitive: checker.isSpaceChangeSensitive,
    ...(checker.relative === undefined ? {} : { floatRelativeTolerance: checker.relative }),
    ...(checker.absolute === undefined ? {} : { floatAbsoluteTolerance: checker.absolute }),
  };
}

function toleranceIn(word: string | undefined, name: string, where: string): number {
  const tolerance = Number(word ?? '');
  if (word === undefined || word === '' || !(tolerance >= 0 && Number.isFinite(tolerance))) {
    throw invalidPackage(where, `${name} needs a number after it, such as "${name} 1e-6"`);
  }
  return tolerance;
}
