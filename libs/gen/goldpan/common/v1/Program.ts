// Original file: proto/goldpan/common/v1/program.proto

import type { LanguageInput as _goldpan_common_v1_LanguageInput, Language as _goldpan_common_v1_Language } from '../../../goldpan/common/v1/Language.ts';

/**
 * A program in one language: what a candidate, a checker or a validator is made of.
 */
export interface ProgramInput {
  /**
   * The language and its standard. Required.
   */
  'language'?: (_goldpan_common_v1_LanguageInput);
  /**
   * The source as bytes, exactly as it is compiled. 1 byte to 1 MiB. Not required to be UTF-8:
   * submissions of real contests are not always.
   */
  'source'?: (Buffer | Uint8Array | string);
}

/**
 * A program in one language: what a candidate, a checker or a validator is made of.
 */
export interface Program {
  /**
   * The language and its standard. Required.
   */
  'language': (_goldpan_common_v1_Language);
  /**
   * The source as bytes, exactly as it is compiled. 1 byte to 1 MiB. Not required to be UTF-8:
   * submissions of real contests are not always.
   */
  'source': (Buffer);
}
