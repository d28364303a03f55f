// Original file: proto/goldpan/common/v1/program.proto

/**
 * A language with its standard. Closed: an unknown value is refused with INVALID_ARGUMENT.
 */
export const Language = {
  /**
   * Not given; refused.
   */
  LANGUAGE_UNSPECIFIED: 'LANGUAGE_UNSPECIFIED',
  /**
   * C++17 with g++ and GNU extensions.
   */
  LANGUAGE_CPP17: 'LANGUAGE_CPP17',
  /**
   * C++20 with g++ and GNU extensions.
   */
  LANGUAGE_CPP20: 'LANGUAGE_CPP20',
  /**
   * C++23 with g++ and GNU extensions, as far as the installed g++ has it.
   */
  LANGUAGE_CPP23: 'LANGUAGE_CPP23',
  /**
   * Python 3, CPython of the executor's machine, standard library only.
   */
  LANGUAGE_PYTHON3: 'LANGUAGE_PYTHON3',
  /**
   * JavaScript in a V8 shell: readline(), print(); no require, no process.
   */
  LANGUAGE_JAVASCRIPT: 'LANGUAGE_JAVASCRIPT',
} as const;

/**
 * A language with its standard. Closed: an unknown value is refused with INVALID_ARGUMENT.
 */
export type LanguageInput =
  /**
   * Not given; refused.
   */
  | 'LANGUAGE_UNSPECIFIED'
  | 0
  /**
   * C++17 with g++ and GNU extensions.
   */
  | 'LANGUAGE_CPP17'
  | 1
  /**
   * C++20 with g++ and GNU extensions.
   */
  | 'LANGUAGE_CPP20'
  | 2
  /**
   * C++23 with g++ and GNU extensions, as far as the installed g++ has it.
   */
  | 'LANGUAGE_CPP23'
  | 3
  /**
   * Python 3, CPython of the executor's machine, standard library only.
   */
  | 'LANGUAGE_PYTHON3'
  | 4
  /**
   * JavaScript in a V8 shell: readline(), print(); no require, no process.
   */
  | 'LANGUAGE_JAVASCRIPT'
  | 5

/**
 * A language with its standard. Closed: an unknown value is refused with INVALID_ARGUMENT.
 */
export type Language = typeof Language[keyof typeof Language]
