import type { Problem } from '#libs/domain/problem.ts';
import type { Program } from '#libs/domain/program.ts';
import type { TokenUsage } from '#libs/endpoint/completion.ts';

/** A way to ask a model whether programs are correct. */
export type Question = {
  /** Most programs in one request. */
  readonly programCountMax: number;
  /**
   * Asks once about at least one program. Fails as an Endpoint does, with http_status 200 where the
   * answer did not fit the programs.
   */
  readonly ask: (
    problem: Problem,
    programs: readonly Program[],
    signal: AbortSignal,
  ) => Promise<Answers>;
};

export type Answers = {
  /** One a program, in order: P(yes) in [0, 1], or undefined where the answer cannot be read. */
  readonly probabilities: readonly (number | undefined)[];
  readonly tokenCount: number;
};

export function tokenCountOf(usage: TokenUsage | undefined): number {
  return (usage?.promptTokenCount ?? 0) + (usage?.completionTokenCount ?? 0);
}
