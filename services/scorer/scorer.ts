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
  /** Before calibration; absent when none was applied. */
  readonly uncalibratedProbability?: number;
};

export type Scoring = {
  readonly scores: readonly Score[];
  readonly tokenCount: number;
  /** Name of the calibration that was applied to any of the scores; absent when none was. */
  readonly calibration?: string;
};

/** Estimates how likely programs of one problem are to be correct; one score a program, in order. */
export type Scorer = {
  readonly name: string;
  readonly score: (
    problem: Problem,
    programs: readonly ScorableProgram[],
    signal: AbortSignal,
  ) => Promise<Scoring>;
};
