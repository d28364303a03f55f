import type { Verdict } from './verdict.ts';

/** The limit that ended a process. */
export type LimitExceeded = 'cpu' | 'wall' | 'memory' | 'stdout' | 'file' | 'processes';

/** Raw facts of one process run under limits. A verdict can be computed again from them. */
export type Execution = {
  readonly exitCode: number | undefined;
  readonly signal: number | undefined;
  readonly cpuTimeMs: number;
  readonly wallTimeMs: number;
  readonly memoryBytesPeak: number;
  readonly outputBytes: number;
  readonly isOutputTruncated: boolean;
  readonly limitExceeded: LimitExceeded | undefined;
  /** The first bytes of standard error, at most 64 KiB. More of it ends no program. */
  readonly errorOutput: Uint8Array;
};

/** How a program came out of the compiler. */
export type Compilation = {
  readonly isSuccessful: boolean;
  /** What the compiler said, cut at 64 KiB. */
  readonly log: Uint8Array;
  readonly cpuTimeMs: number;
  readonly wallTimeMs: number;
  readonly isCached: boolean;
};

/** What a program did on one input. */
export type RunResult = {
  readonly verdict: Verdict;
  readonly execution: Execution;
  readonly output: Uint8Array;
};

/** What a program did on all inputs; no results when it did not compile. */
export type ProgramRun = {
  readonly compilation: Compilation;
  readonly verdict: Verdict;
  readonly results: readonly RunResult[];
  readonly tier: string;
};

/** Verdict on one test; `execution` is absent when the test was skipped. */
export type TestResult = {
  readonly name: string;
  readonly verdict: Verdict;
  readonly execution: Execution | undefined;
  /** Where and how the output differs, for a person; empty when accepted. */
  readonly message: string;
};

/** Verdict of a program on tests; no results when it did not compile. */
export type Judgement = {
  readonly compilation: Compilation;
  readonly verdict: Verdict;
  readonly results: readonly TestResult[];
  readonly tier: string;
};
