import { AppError, isAppError } from '#libs/domain/app-error.ts';
import type { Endpoint } from '#libs/endpoint/endpoint.ts';
import { scoreLabels, tokenize, type ScoringApi } from '#libs/endpoint/scoring.ts';
import { completionPrompt } from './prompt.ts';
import { tokenCountOf, type Question } from './question.ts';

export type LabelQuestionOptions = {
  readonly endpoint: Endpoint;
  readonly model: string;
  readonly api: ScoringApi;
  readonly programCountMax: number;
  /** Ids of the tokens of yes and no; undefined asks the server's tokenizer. */
  readonly labelTokenIds: readonly [number, number] | undefined;
};

type Labels = {
  readonly tokenIds: readonly [number, number];
  /** Longest prompt in tokens; undefined when it is not known. */
  readonly tokenCountMax: number | undefined;
};

/** Special tokens and the like that a server may add to a prompt. */
const tokenMargin = 8;

/**
 * Asks a server's own scoring API, which gives P(yes) / (P(yes) + P(no)) of many programs a request
 * without generating anything. A program that vLLM would cut is left out: the question stands at the
 * end, so the cut would take just that, and vLLM does not tell.
 */
export function labelQuestion(options: LabelQuestionOptions): Question {
  const { endpoint, model, api } = options;
  let known: Labels | undefined =
    options.labelTokenIds === undefined
      ? undefined
      : { tokenIds: options.labelTokenIds, tokenCountMax: undefined };
  return {
    programCountMax: options.programCountMax,
    ask: async (problem, programs, signal) => {
      // Only answers are kept: a server that is not up yet is asked again.
      known ??= await labelsOf(endpoint, model, signal);
      const { tokenIds, tokenCountMax } = known;
      const prompts = programs.map((program) => completionPrompt(problem, program));
      const query = prompts[0]?.shared ?? '';
      const fits: boolean[] = [];
      for (const { rest } of prompts) {
        fits.push(
          api === 'sglang-score' ||
            tokenCountMax === undefined ||
            (await isWithin(tokenCountMax, endpoint, model, query + rest, signal)),
        );
      }
      const items = prompts.flatMap(({ rest }, index) => (fits[index] ? [rest] : []));
      if (items.length === 0) return { probabilities: prompts.map(() => undefined), tokenCount: 0 };
      const request = { model, query, items, labelTokenIds: tokenIds };
      const { probabilities, usage } = await scoreLabels(endpoint, api, request, signal);
      let next = 0;
      return {
        probabilities: fits.map((isAsked) => (isAsked ? probabilities[next++] : undefined)),
        tokenCount: tokenCountOf(usage),
      };
    },
  };
}

/** A token has at least a byte, so short texts need not be counted. */
async function isWithin(
  tokenCountMax: number,
  endpoint: Endpoint,
  model: string,
  text: string,
  signal: AbortSignal,
): Promise<boolean> {
  if (Buffer.byteLength(text) + tokenMargin < tokenCountMax) return true;
  const { tokenIds } = await tokenize(endpoint, { model, text, hasSpecialTokens: true }, signal);
  // One token less than the limit, which vLLM keeps for a reply.
  return tokenIds.length < tokenCountMax;
}

async function labelsOf(endpoint: Endpoint, model: string, signal: AbortSignal): Promise<Labels> {
  const yes = await labelOf('Yes', endpoint, model, signal);
  const no = await labelOf('No', endpoint, model, signal);
  return { tokenIds: [yes.tokenId, no.tokenId], tokenCountMax: yes.tokenCountMax };
}

/** The prompt ends in "Answer:", so the word comes with a space; some tokenizers have it only without. */
async function labelOf(
  word: string,
  endpoint: Endpoint,
  model: string,
  signal: AbortSignal,
): Promise<{ readonly tokenId: number; readonly tokenCountMax: number | undefined }> {
  for (const text of [` ${word}`, word]) {
    const request = { model, text, hasSpecialTokens: false };
    const { tokenIds, tokenCountMax } = await tokenize(endpoint, request, signal).catch(
      (error: unknown) => {
        throw hasNoTokenizer(error)
          ? noLabelToken(`${endpoint.host} does not say how it splits text`, error)
          : error;
      },
    );
    const [tokenId, ...others] = tokenIds;
    if (tokenId !== undefined && others.length === 0) return { tokenId, tokenCountMax };
  }
  throw noLabelToken(
    `the tokenizer of model "${model}" at ${endpoint.host} has no single token for "${word}"`,
  );
}

/** What servers say to a path that they do not have. */
function hasNoTokenizer(error: unknown): boolean {
  const status = isAppError(error) ? error.metadata['http_status'] : undefined;
  return ['400', '404', '405', '422', '501'].includes(status ?? '');
}

function noLabelToken(what: string, cause?: unknown): AppError {
  return new AppError(
    'FAILED_PRECONDITION',
    'NO_LABEL_TOKEN',
    `${what}: set GOLDPAN_SCORER_YES_TOKEN_ID and GOLDPAN_SCORER_NO_TOKEN_ID to the tokens that begin the answers`,
    { cause },
  );
}
