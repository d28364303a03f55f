import type { Completion } from '#libs/endpoint/completion.ts';
import type { Endpoint } from '#libs/endpoint/endpoint.ts';
import { isAppError } from '#libs/domain/app-error.ts';
import type { Problem } from '#libs/domain/problem.ts';
import type { Logger } from '#libs/telemetry/logger.ts';
import { clusterSizeScorer } from './baselines.ts';
import { scorePrompt } from './prompt.ts';
import type { ScorableProgram, Score, Scorer } from './scorer.ts';
import { yesProbability } from './yes-probability.ts';

export type EndpointScorerOptions = {
  readonly endpoint: Endpoint;
  readonly model: string;
  readonly api: 'chat' | 'completions';
  /** Programs asked about at the same time. */
  readonly concurrency: number;
  readonly logger: Logger;
};

/** What servers offer at most as alternatives of a token (OpenAI API, `top_logprobs`). */
const alternativeCount = 20;

/**
 * Asks a model "Is this program correct?" and reads the probability of yes from the first token's
 * alternatives, at temperature 0, since sampling settings distort log-probabilities on some servers.
 * Where an answer cannot be read, the cluster-size baseline stands in, and the score says so.
 */
export function endpointScorer(options: EndpointScorerOptions): Scorer {
  return {
    name: 'endpoint',
    score: async (problem, programs, signal) => {
      const scores: Score[] = [];
      let tokenCount = 0;
      let next = 0;
      const work = async (): Promise<void> => {
        for (let index = next++; index < programs.length; index = next++) {
          const program = programs[index];
          if (program === undefined) return;
          const answer = await ask(options, problem, program, signal);
          scores[index] = answer.score;
          tokenCount += answer.tokenCount;
        }
      };
      await Promise.all(Array.from({ length: options.concurrency }, work));
      return { scores, tokenCount };
    },
  };
}

async function ask(
  options: EndpointScorerOptions,
  problem: Problem,
  program: ScorableProgram,
  signal: AbortSignal,
): Promise<{ score: Score; tokenCount: number }> {
  const { shared, rest } = scorePrompt(problem, program.candidate.program);
  const common = { model: options.model, n: 1, temperature: 0, maxTokens: 1, alternativeCount };
  let completion: Completion;
  try {
    completion =
      options.api === 'chat'
        ? await options.endpoint.chat(
            { ...common, messages: [{ role: 'user', content: shared + rest }] },
            signal,
          )
        : await options.endpoint.completions(
            { ...common, prompt: `${shared}${rest}\nAnswer:` },
            signal,
          );
  } catch (error) {
    const isRefusal = isAppError(error) && error.metadata['http_status'] === '400';
    if (!isRefusal) throw error;
    // Typically a program too long for the model's context: no reason to lose the others' scores.
    options.logger.warn(
      { candidateId: program.candidate.candidateId, host: options.endpoint.host },
      'the model refused to score a program',
    );
    return { score: await baseline(problem, program, signal), tokenCount: 0 };
  }
  const { usage, choices } = completion;
  const tokenCount = (usage?.promptTokenCount ?? 0) + (usage?.completionTokenCount ?? 0);
  const probability = yesProbability(choices[0]?.tokens?.[0]);
  if (probability === undefined)
    return { score: await baseline(problem, program, signal), tokenCount };
  return { score: { probability, isFromModel: true }, tokenCount };
}

async function baseline(
  problem: Problem,
  program: ScorableProgram,
  signal: AbortSignal,
): Promise<Score> {
  const { scores } = await clusterSizeScorer.score(problem, [program], signal);
  return scores[0] ?? { probability: 0, isFromModel: false };
}
