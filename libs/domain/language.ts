import { extname } from 'node:path';
import { AppError } from './app-error.ts';

/** Languages with their standard, as proto `goldpan.common.v1.Language`. */
export const Language = {
  Cpp17: 'cpp17',
  Cpp20: 'cpp20',
  Cpp23: 'cpp23',
  Python3: 'python3',
  JavaScript: 'javascript',
} as const;
export type Language = (typeof Language)[keyof typeof Language];

/** All languages, in the order tables show them. */
export const languages: readonly Language[] = Object.values(Language);

/** AlphaCode 2 samples C++ only; its standard is our choice. */
export const defaultLanguage: Language = Language.Cpp20;

const extensionLanguages: Readonly<Record<string, Language>> = {
  '.cpp': Language.Cpp20,
  '.cc': Language.Cpp20,
  '.cxx': Language.Cpp20,
  '.c++': Language.Cpp20,
  '.py': Language.Python3,
  '.py3': Language.Python3,
  '.js': Language.JavaScript,
  '.mjs': Language.JavaScript,
};

/** Names people use, in pools and on the command line, beside our own. */
const aliases: Readonly<Record<string, Language>> = {
  cpp: Language.Cpp20,
  'c++': Language.Cpp20,
  'c++17': Language.Cpp17,
  'c++20': Language.Cpp20,
  'c++23': Language.Cpp23,
  python: Language.Python3,
  py: Language.Python3,
  py3: Language.Python3,
  js: Language.JavaScript,
  node: Language.JavaScript,
};

export function isCpp(language: Language): boolean {
  return language === Language.Cpp17 || language === Language.Cpp20 || language === Language.Cpp23;
}

/** Parses a language name; INVALID_ARGUMENT (UNKNOWN_LANGUAGE) lists what would be right. */
export function parseLanguage(name: string): Language {
  const lower = name.toLowerCase();
  const found = languages.find((language) => language === lower) ?? aliases[lower];
  if (found === undefined) {
    throw new AppError(
      'INVALID_ARGUMENT',
      'UNKNOWN_LANGUAGE',
      `unknown language "${name}": use one of ${languages.join(', ')}`,
      { metadata: { language: name } },
    );
  }
  return found;
}

/** The language of a source file by its extension, or undefined when it is none of ours. */
export function languageOfFileName(fileName: string): Language | undefined {
  return extensionLanguages[extname(fileName).toLowerCase()];
}

/** The extension that a source file of the language gets, with its dot. */
export function fileExtensionOf(language: Language): string {
  if (isCpp(language)) return '.cpp';
  return language === Language.Python3 ? '.py' : '.js';
}
