import { extname } from 'node:path';
import { Language, languageOfFileName } from '../domain/language.ts';

/** What a file's name says about its language. */
export type SourceKind =
  | { readonly kind: 'ours'; readonly language: Language }
  | { readonly kind: 'other'; readonly name: string }
  | { readonly kind: 'header' }
  | { readonly kind: 'none' };

/**
 * Languages that goldpan has not, by extension: those of the format (2025-09, appendix "Languages") and
 * others that packages in use hold.
 */
const others: Readonly<Record<string, string>> = {
  '.adb': 'Ada',
  '.awk': 'AWK',
  '.bash': 'Bash',
  '.c': 'C',
  '.cob': 'COBOL',
  '.cr': 'Crystal',
  '.cs': 'C#',
  '.d': 'D',
  '.dart': 'Dart',
  '.erl': 'Erlang',
  '.ex': 'Elixir',
  '.f': 'Fortran',
  '.f90': 'Fortran',
  '.f95': 'Fortran',
  '.go': 'Go',
  '.hs': 'Haskell',
  '.java': 'Java',
  '.jl': 'Julia',
  '.kt': 'Kotlin',
  '.lisp': 'Common Lisp',
  '.lua': 'Lua',
  '.m': 'Objective-C',
  '.ml': 'OCaml',
  '.nim': 'Nim',
  '.pas': 'Pascal',
  '.php': 'PHP',
  '.pl': 'Perl or Prolog',
  '.plg': 'Prolog',
  '.py2': 'Python 2',
  '.r': 'R',
  '.rb': 'Ruby',
  '.rkt': 'Racket',
  '.rs': 'Rust',
  '.scala': 'Scala',
  '.sh': 'Bash',
  '.swift': 'Swift',
  '.ts': 'TypeScript',
  '.vb': 'Visual Basic',
  '.zig': 'Zig',
};
const headerExtensions = ['.h', '.hh', '.hpp', '.hxx', '.h++', '.inc', '.ipp', '.tpp'];

/** Tells the language of a file by its extension; ".C" is C++ and ".c" is C. */
export function sourceKindOf(fileName: string): SourceKind {
  const extension = extname(fileName);
  if (extension === '.C') return { kind: 'ours', language: Language.Cpp20 };
  const language = languageOfFileName(fileName);
  if (language !== undefined) return { kind: 'ours', language };
  const name = others[extension.toLowerCase()];
  if (name !== undefined) return { kind: 'other', name };
  return headerExtensions.includes(extension.toLowerCase()) ? { kind: 'header' } : { kind: 'none' };
}

/** Codes that submissions.yaml gives for a language, as ours or undefined (same appendix). */
export function languageOfCode(code: string): Language | undefined {
  const codes: Readonly<Record<string, Language>> = {
    cpp: Language.Cpp20,
    python3: Language.Python3,
    javascript: Language.JavaScript,
  };
  return codes[code];
}

/** Whether a Python source asks for Python 2 in its first line, as the old format has it. */
export function isPython2(source: Buffer): boolean {
  return /^#!.*python2/.test(source.subarray(0, 200).toString('latin1'));
}
