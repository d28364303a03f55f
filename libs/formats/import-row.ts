import type { ProblemDraft } from './problem-draft.ts';

/** What a reader found, one problem or one failure at a time, in the order of the source. */
export type ImportRow =
  | {
      readonly kind: 'problem';
      /** Where it lies, for a person: "test.jsonl, line 17". */
      readonly where: string;
      readonly draft: ProblemDraft;
    }
  /** A problem that is a Kattis/ICPC package already. */
  | {
      readonly kind: 'package';
      readonly where: string;
      /** Name of its folder or archive. */
      readonly name: string;
      readonly folder: string;
    }
  | {
      readonly kind: 'refused';
      readonly where: string;
      /** The problem's name in its format, when that much could be read. */
      readonly nativeId?: string | undefined;
      /** What is wrong and what would be right. */
      readonly reason: string;
      /** Whether a whole file could not be read, rather than one problem in it. */
      readonly isFile?: true;
    };

/** Settings that readers share. */
export type ReadOptions = {
  /** The file testlib.h for packages that bring none; undefined looks in /usr/include. */
  readonly testlibPath?: string | undefined;
  /** Whether a problem of this name is wanted; asked as early as a reader can. */
  readonly isWanted: (nativeId: string) => boolean;
};
