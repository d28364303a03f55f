import type { Language } from './language.ts';
import type { Limits } from './limits.ts';

/** An input with its expected output, the answer. */
export type Test = {
  /** Name for people, such as "sample/1". */
  readonly name: string;
  readonly input: Uint8Array;
  readonly answer: Uint8Array;
};

/** The default comparison of the Kattis/ICPC problem package format. Absent tolerances mean exact. */
export type TokenChecker = {
  readonly kind: 'token';
  readonly isCaseSensitive: boolean;
  readonly isSpaceChangeSensitive: boolean;
  readonly floatRelativeTolerance?: number;
  readonly floatAbsoluteTolerance?: number;
};

/**
 * A program that judges an output, or with "kattis-interactive" talks to the candidate and judges that;
 * it runs behind the same walls as a candidate.
 */
export type ProgramChecker = {
  readonly kind: 'program';
  /** The main file first. */
  readonly files: readonly SourceFile[];
  readonly language: Language;
  readonly convention: CheckerConvention;
  readonly arguments: readonly string[];
};

/** How a checker is called and answers, as proto `goldpan.common.v1.CheckerConvention`. */
export type CheckerConvention = 'kattis' | 'testlib' | 'kattis-interactive';

/** Whether judging a program is a conversation with it: then there are no outputs to compare. */
export function isInteractive(checker: Checker): boolean {
  return checker.kind === 'program' && checker.convention === 'kattis-interactive';
}

/**
 * A program that says whether an input is valid: it reads the input on standard input, and exit 42
 * accepts ("kattis"), or exit 0 ("testlib"). It runs behind the same walls as a candidate.
 */
export type InputValidator = {
  /** That of its file or folder. */
  readonly name: string;
  /** The main file first. */
  readonly files: readonly SourceFile[];
  readonly language: Language;
  readonly convention: ValidatorConvention;
  readonly arguments: readonly string[];
};

/** How an input validator answers, as proto `goldpan.common.v1.ValidatorConvention`. */
export type ValidatorConvention = 'kattis' | 'testlib';

export type SourceFile = { readonly name: string; readonly content: Uint8Array };

export type Checker = TokenChecker | ProgramChecker;

/** Tokens compared without regard to case or white space: the format's default. */
export const defaultChecker: TokenChecker = {
  kind: 'token',
  isCaseSensitive: false,
  isSpaceChangeSensitive: false,
};

/** A problem as the solver may see it: hidden tests are no part of it. */
export type Problem = {
  /** [A-Za-z0-9][A-Za-z0-9._-]{0,127}; safe as the name of a file. */
  readonly problemId: string;
  readonly title: string;
  /** Markdown or LaTeX. */
  readonly statement: string;
  readonly limits: Limits;
  readonly publicTests: readonly Test[];
  readonly checker: Checker;
  /** Codeforces scale; 0 when not known. */
  readonly rating: number;
  readonly tags: readonly string[];
  /** Every one must accept an input; none when the package has none. */
  readonly inputValidators: readonly InputValidator[];
};
