// Original file: proto/goldpan/executor/v1/executor_service.proto

import type { LanguageInput as _goldpan_common_v1_LanguageInput, Language as _goldpan_common_v1_Language } from '../../../goldpan/common/v1/Language.ts';

/**
 * One language and its tool.
 */
export interface LanguageSupportInput {
  /**
   * The language.
   */
  'language'?: (_goldpan_common_v1_LanguageInput);
  /**
   * Whether it can be run here.
   */
  'isAvailable'?: (boolean);
  /**
   * Version of the tool, or why it is missing and the command that installs it.
   */
  'detail'?: (string);
}

/**
 * One language and its tool.
 */
export interface LanguageSupport {
  /**
   * The language.
   */
  'language': (_goldpan_common_v1_Language);
  /**
   * Whether it can be run here.
   */
  'isAvailable': (boolean);
  /**
   * Version of the tool, or why it is missing and the command that installs it.
   */
  'detail': (string);
}
