import type { Program } from '../domain/program.ts';

/** A problem on its way into a package: what every format has in common. */
export type ProblemDraft = {
  /** The problem's name in its own format, such as "1971/A". */
  readonly nativeId: string;
  readonly title: string;
  readonly statement: Statement;
  /** CPU time of one test in milliseconds; undefined when the format says nothing. */
  readonly timeLimitMs: number | undefined;
  /** Memory in bytes; undefined when the format says nothing. */
  readonly memoryBytes: number | undefined;
  /** Topic tags, and the difficulty as `keywordsOf` writes it. */
  readonly keywords: readonly string[];
  readonly source: { readonly name: string; readonly url?: string | undefined } | undefined;
  /** The public tests. */
  readonly samples: readonly DraftTest[];
  /** The hidden tests. */
  readonly secret: readonly DraftTest[];
  readonly checker: DraftChecker;
  readonly inputValidators: readonly DraftProgram[];
  readonly solutions: readonly DraftSolution[];
  /** Programs that are known and cannot be used, counted by why: "in Java". */
  readonly leftOut: ReadonlyMap<string, number>;
  /** What has no counterpart or had to be assumed, each in a sentence. */
  readonly remarks: readonly string[];
};

export type Statement = {
  readonly text: string;
  readonly kind: 'md' | 'tex';
  /** Two-letter code. */
  readonly language: string;
};

/** Names are given when packages are written: 01, 02, … in this order. */
export type DraftTest = {
  /** For messages: "test 3", "tests/07". */
  readonly name: string;
  readonly input: TestContent;
  readonly answer: TestContent;
};

export type TestContent =
  /** Text of the format, written as UTF-8. */
  | { readonly kind: 'text'; readonly text: string }
  /** A file, copied byte by byte, or with LF for CRLF where a format of text was exported for Windows. */
  | { readonly kind: 'file'; readonly path: string; readonly isCrlfReplaced?: boolean }
  /** Standard output of a generator, which takes its arguments on standard input (testlib/generator-main.ts). */
  | {
      readonly kind: 'generated';
      readonly generator: DraftGenerator;
      readonly arguments: readonly string[];
    }
  /** Standard output of a right program on the test's input. */
  | { readonly kind: 'answered'; readonly program: Program };

/** One generator is one object, so that its calls can go into one request. */
export type DraftGenerator = { readonly name: string; readonly program: Program };

/** How outputs are judged: the format's own token comparison with arguments, or a program. */
export type DraftChecker =
  | { readonly kind: 'token'; readonly arguments: readonly string[] }
  | { readonly kind: 'program'; readonly files: readonly DraftFile[] };

/** A file by its path in the folder it will lie in. */
export type DraftFile = { readonly path: string; readonly content: string | Uint8Array };

export type DraftProgram = { readonly name: string; readonly files: readonly DraftFile[] };

export type DraftSolution = {
  readonly program: Program;
  /** What is known of it: the folder of submissions/ that says so. */
  readonly folder: SolutionFolder;
  /** File name without extension, when the format has one. */
  readonly name?: string | undefined;
};

/** Folders of submissions/ that imports write; "mixed" expects nothing (a time limit that it may or may not exceed). */
export type SolutionFolder =
  | 'accepted'
  | 'rejected'
  | 'wrong_answer'
  | 'time_limit_exceeded'
  | 'run_time_error'
  | 'brute_force'
  | 'mixed';

/** Text of a test. */
export function textContent(text: string): TestContent {
  return { kind: 'text', text };
}

/** The comparison that formats without a checker mean. */
export const tokenChecker: DraftChecker = { kind: 'token', arguments: [] };

/** Keywords of a package from topic tags and a rating on the Codeforces scale, which the format has no key for. */
export function keywordsOf(
  tags: readonly string[] | null | undefined,
  rating: number | null | undefined,
): readonly string[] {
  return [
    ...(tags ?? []).filter((tag) => tag !== ''),
    ...((rating ?? 0) > 0 ? [`rating:${rating}`] : []),
  ];
}
