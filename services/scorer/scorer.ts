import type { Problem } from '#libs/domain/problem.ts';
import type { Candidate } from '#libs/domain/program.ts';

/** A program with what is known of it. */
export type ScorableProgram = {
  readonly candidate: Candidate;
  readonly clusterSampleCount: number;
  readonly totalSampleCount: number;
  /** Generated inputs on which the program runs to its end, of `inputCount`. */
  readonly inputOkCount: number;
  readonly inputCount: number;
};

export type Score = {
  /** Estimated probability of being correct, in [0, 1]. */
  readonly probability: number;
  readonly isFromModel: boolean;
};

export type Scoring = { readonly scores: readonly Score[]; readonly tokenCount: number };

/** Estimates how likely programs of one problem are to be correct; one score a program, in order. */
export type Scorer = {
  readonly name: string;
  readonly score: (
    problem: Problem,
    programs: readonly ScorableProgram[],
    signal: AbortSignal,
  ) => Promise<Scoring>;
};
