import { isAppError } from '#libs/domain/app-error.ts';
import type { Problem } from '#libs/domain/problem.ts';
import type { Logger } from '#libs/telemetry/logger.ts';
import { clusterSizeScorer } from './baselines.ts';
import type { Answers, Question } from './question.ts';
import type { ScorableProgram, Score, Scorer } from './scorer.ts';

export type EndpointScorerOptions = {
  readonly question: Question;
  /** Requests at the same time. */
  readonly concurrency: number;
  /** Of the endpoint, for messages. */
  readonly host: string;
  readonly logger: Logger;
};

/** One program's answer; a refusal is the model's own, typically of a program longer than its context. */
type Reply =
  | { readonly kind: 'answered'; readonly probability: number | undefined }
  | { readonly kind: 'refused' };

/**
 * Asks a model "Is this program correct?" about several programs a request. Where an answer cannot be
 * read, or the model refuses a program, the cluster-size baseline stands in, and the score says so.
 * A request about several that is refused or cannot be read is made again for each alone, so that one
 * program does not cost the others their scores; when that helps all of them, the endpoint is not asked
 * about several any more.
 */
export function endpointScorer(options: EndpointScorerOptions): Scorer {
  const { question, concurrency, logger, host } = options;
  let takesSeveral = true;
  return {
    name: 'endpoint',
    score: async (problem, programs, signal) => {
      const scores: Score[] = [];
      let tokenCount = 0;
      let next = 0;
      // The first failure ends the others: their answers would be thrown away.
      const controller = new AbortController();
      const either = AbortSignal.any([signal, controller.signal]);
      const ask = async (some: readonly ScorableProgram[]): Promise<Reply[]> => {
        const sources = some.map(({ candidate }) => candidate.program);
        const answers: Answers = await question.ask(problem, sources, either);
        tokenCount += answers.tokenCount;
        return some.map((_, index) => ({
          kind: 'answered',
          probability: answers.probabilities[index],
        }));
      };
      const askAlone = async (program: ScorableProgram): Promise<Reply> => {
        try {
          const [reply] = await ask([program]);
          return reply ?? { kind: 'refused' };
        } catch (error) {
          if (!isRefusal(error)) throw error;
          const { candidateId } = program.candidate;
          logger.warn({ candidateId, host }, 'the model refused to score a program');
          return { kind: 'refused' };
        }
      };
      const askTogether = async (some: readonly ScorableProgram[]): Promise<Reply[]> => {
        const [only, ...others] = some;
        if (only !== undefined && others.length === 0) return [await askAlone(only)];
        try {
          return await ask(some);
        } catch (error) {
          if (!isRefusal(error) && !isUnreadable(error)) throw error;
        }
        const replies: Reply[] = [];
        for (const program of some) replies.push(await askAlone(program));
        if (takesSeveral && replies.every(({ kind }) => kind === 'answered')) {
          takesSeveral = false;
          logger.warn({ host }, 'the endpoint takes one program a request only');
        }
        return replies;
      };
      const work = async (): Promise<void> => {
        while (next < programs.length) {
          const start = next;
          next += takesSeveral ? question.programCountMax : 1;
          const some = programs.slice(start, next);
          const replies = await askTogether(some);
          for (const [index, program] of some.entries())
            scores[start + index] = await scoreOf(replies[index], problem, program, either);
        }
      };
      try {
        await Promise.all(Array.from({ length: concurrency }, work));
      } catch (error) {
        controller.abort();
        throw error;
      }
      return { scores, tokenCount };
    },
  };
}

/** The server says that it will not have this request, whoever sends it. */
function isRefusal(error: unknown): boolean {
  return isAppError(error) && ['400', '413', '422'].includes(error.metadata['http_status'] ?? '');
}

/** The server answered, and not as a server of this kind does. */
function isUnreadable(error: unknown): boolean {
  return isAppError(error) && error.metadata['http_status'] === '200';
}

async function scoreOf(
  reply: Reply | undefined,
  problem: Problem,
  program: ScorableProgram,
  signal: AbortSignal,
): Promise<Score> {
  if (reply?.kind === 'answered' && reply.probability !== undefined)
    return { probability: reply.probability, isFromModel: true };
  const { scores } = await clusterSizeScorer.score(problem, [program], signal);
  return scores[0] ?? { probability: 0, isFromModel: false };
}
