import type { Problem } from '#libs/domain/problem.ts';
import type { Program } from '#libs/domain/program.ts';
import type { Verdict } from '#libs/domain/verdict.ts';
import type { Rung } from '../ladder.ts';

// What a benchmark and the process of its ladder say to each other.

/** What judging needs of a problem. */
export type LadderProblem = Pick<Problem, 'problemId' | 'limits' | 'checker' | 'publicTests'>;

/** Any number may be under way. */
export type LadderRequest = { readonly requestId: number; readonly problem: LadderProblem } & (
  | /** Compile the checker, if it is a program. */ { readonly kind: 'prepare' }
  | /** Judge this program on the public tests. */ {
      readonly kind: 'judge';
      readonly program: Program;
    }
);

/** How a candidate came out. */
export type LadderVerdict = {
  readonly verdict: Verdict;
  readonly rung: Rung;
  readonly compileCpuMs: number;
  readonly runCpuMs: number;
};

export type LadderAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'prepared'; readonly requestId: number }
  | ({ readonly kind: 'judged'; readonly requestId: number } & LadderVerdict)
  | { readonly kind: 'failed'; readonly requestId: number; readonly message: string }
  | { readonly kind: 'unstarted'; readonly message: string };
