import type { AppError } from '#libs/domain/app-error.ts';
import type { Language } from '#libs/domain/language.ts';
import type { Problem } from '#libs/domain/problem.ts';
import type { Program, Sampling } from '#libs/domain/program.ts';
import type { Spending } from './spending.ts';

/** A source of samples: a recorded pool or a model endpoint. */
export type PolicyBackend = {
  /** Unique in the family. */
  readonly name: string;
  readonly kind: 'replay' | 'openai';
  /** The SPEC it was made from; holds no secrets. */
  readonly spec: string;
  /** Whether what it costs is known; a budget of money needs that. */
  readonly isPriced: boolean;
  /**
   * Draws the samples of one share. The return value says why it ended. What the endpoint did wrong
   * for good comes as lost samples; a pool that is missing or malformed, or the signal, is thrown.
   */
  readonly sample: (request: SampleRequest) => AsyncGenerator<Piece, BackendEnd, void>;
};

/** One call's wish to one policy. */
export type SampleRequest = {
  readonly problem: Problem;
  readonly seed: number;
  /** In turn, for backends that can choose. At least one. */
  readonly languages: readonly Language[];
  readonly share: Share;
  readonly spending: Spending;
  readonly signal: AbortSignal;
};

/**
 * The samples of a run that belong to one policy. They are numbered 0, 1, 2 … within the policy, so
 * that what a policy draws does not depend on which part of the run a call asks for.
 */
export type Share = {
  /** First number within the policy. */
  readonly first: number;
  readonly count: number;
  /** Index in the run of a number within the policy. */
  readonly sampleIndexOf: (number: number) => number;
};

/** What comes of a sample: a program, or the reason why there is none. */
export type Outcome =
  | { readonly kind: 'program'; readonly program: Program }
  | {
      readonly kind: 'unextractable';
      readonly reason: UnextractableReason;
      readonly reply: string;
    };

export type UnextractableReason = 'no_code' | 'empty' | 'too_long' | 'cut_off';

export type Sample = { readonly sampling: Sampling; readonly outcome: Outcome };

/** Samples that came together, or samples that will never come. */
export type Piece = {
  readonly samples: readonly Sample[];
  readonly lostCount: number;
  /** Why they were lost. */
  readonly failure?: AppError;
};

/** Why a backend ended: all drawn (or lost), nothing left to draw, a budget spent, or given up on. */
export type BackendEnd = 'complete' | 'pool_exhausted' | 'tokens_spent' | 'cost_spent' | 'gave_up';
