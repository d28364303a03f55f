// Original file: proto/goldpan/common/v1/problem.proto

import type { SourceFileInput as _goldpan_common_v1_SourceFileInput, SourceFile as _goldpan_common_v1_SourceFile } from '../../../goldpan/common/v1/SourceFile.ts';
import type { LanguageInput as _goldpan_common_v1_LanguageInput, Language as _goldpan_common_v1_Language } from '../../../goldpan/common/v1/Language.ts';
import type { ValidatorConventionInput as _goldpan_common_v1_ValidatorConventionInput, ValidatorConvention as _goldpan_common_v1_ValidatorConvention } from '../../../goldpan/common/v1/ValidatorConvention.ts';

/**
 * A program that says whether an input is valid. It runs behind the same walls as a candidate.
 */
export interface InputValidatorInput {
  /**
   * Name for people: that of its file or folder.
   */
  'name'?: (string);
  /**
   * The program's files by name, the main file first.
   */
  'files'?: (_goldpan_common_v1_SourceFileInput)[];
  /**
   * The language of the files: C++ or Python.
   */
  'language'?: (_goldpan_common_v1_LanguageInput);
  /**
   * The calling convention.
   */
  'convention'?: (_goldpan_common_v1_ValidatorConventionInput);
  /**
   * Its arguments.
   */
  'arguments'?: (string)[];
}

/**
 * A program that says whether an input is valid. It runs behind the same walls as a candidate.
 */
export interface InputValidator {
  /**
   * Name for people: that of its file or folder.
   */
  'name': (string);
  /**
   * The program's files by name, the main file first.
   */
  'files': (_goldpan_common_v1_SourceFile)[];
  /**
   * The language of the files: C++ or Python.
   */
  'language': (_goldpan_common_v1_Language);
  /**
   * The calling convention.
   */
  'convention': (_goldpan_common_v1_ValidatorConvention);
  /**
   * Its arguments.
   */
  'arguments': (string)[];
}
