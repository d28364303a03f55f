// Original file: proto/goldpan/common/v1/problem.proto

import type { SourceFileInput as _goldpan_common_v1_SourceFileInput, SourceFile as _goldpan_common_v1_SourceFile } from '../../../goldpan/common/v1/SourceFile.ts';
import type { LanguageInput as _goldpan_common_v1_LanguageInput, Language as _goldpan_common_v1_Language } from '../../../goldpan/common/v1/Language.ts';
import type { CheckerConventionInput as _goldpan_common_v1_CheckerConventionInput, CheckerConvention as _goldpan_common_v1_CheckerConvention } from '../../../goldpan/common/v1/CheckerConvention.ts';

/**
 * A program that judges an output. It runs behind the same walls as a candidate.
 */
export interface ProgramCheckerInput {
  /**
   * The program's files by name, the main file first (Kattis validators may have several).
   */
  'files'?: (_goldpan_common_v1_SourceFileInput)[];
  /**
   * The language of the files.
   */
  'language'?: (_goldpan_common_v1_LanguageInput);
  /**
   * The calling convention.
   */
  'convention'?: (_goldpan_common_v1_CheckerConventionInput);
  /**
   * Further arguments, after those of the convention.
   */
  'arguments'?: (string)[];
}

/**
 * A program that judges an output. It runs behind the same walls as a candidate.
 */
export interface ProgramChecker {
  /**
   * The program's files by name, the main file first (Kattis validators may have several).
   */
  'files': (_goldpan_common_v1_SourceFile)[];
  /**
   * The language of the files.
   */
  'language': (_goldpan_common_v1_Language);
  /**
   * The calling convention.
   */
  'convention': (_goldpan_common_v1_CheckerConvention);
  /**
   * Further arguments, after those of the convention.
   */
  'arguments': (string)[];
}
