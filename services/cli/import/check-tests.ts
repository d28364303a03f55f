import { isInteractive, type InputValidator } from '#libs/domain/problem.ts';
import { Verdict } from '#libs/domain/verdict.ts';
import type { TestFile } from '#libs/packages/test-files.ts';
import { verdictFromMessage } from '#libs/wire/enums.ts';
import { checkerToMessage, inputValidatorToMessage } from '#libs/wire/problem.ts';
import type { ExecutorClient } from '../executor-client.ts';
import { chunksOf } from '../judge/test-chunks.ts';

/** What compiling a validator and waiting for a slot may take, and what it may take on one test. */
const overheadTimeoutMs = 300_000;
const testTimeoutMs = 60_000;

/**
 * Asks a package's own programs about its tests: the input validators about every input, the checker about
 * every answer as if it were an output. Gives what they object to, one sentence each way with the first
 * test. VALIDATOR_FAILED and CHECKER_FAILED when a program does not compile.
 */
export async function checkTests(
  client: ExecutorClient,
  validators: readonly InputValidator[],
  tests: readonly TestFile[],
  signal: AbortSignal,
): Promise<readonly string[]> {
  const badInputs: string[] = [];
  const badAnswers: string[] = [];
  for (const chunk of chunksOf(tests)) {
    const read = await Promise.all(chunk.map((test) => test.read()));
    const inputs = read.map(({ input }) => Buffer.from(input));
    const options = { timeoutMs: overheadTimeoutMs + chunk.length * testTimeoutMs, signal };
    if (validators.length > 0) {
      const request = { validators: validators.map(inputValidatorToMessage), inputs };
      const { results } = await client.call('ValidateInputs', request, options);
      for (const [index, { isValid, message }] of results.entries())
        if (!isValid) badInputs.push(`${read[index]?.name ?? ''}: ${message}`);
    }
    const [first] = chunk;
    if (first?.checker.kind !== 'program' || isInteractive(first.checker)) continue;
    const checks = read.map(({ answer }, inputIndex) => ({
      inputIndex,
      output: Buffer.from(answer),
      answer: Buffer.from(answer),
    }));
    const { results } = await client.call(
      'CheckOutputs',
      { checker: checkerToMessage(first.checker), inputs, checks },
      options,
    );
    for (const [index, { verdict, message }] of results.entries())
      if (verdictFromMessage(verdict) !== Verdict.Accepted)
        badAnswers.push(`${read[index]?.name ?? ''}: ${message}`);
  }
  return [
    ...objections('inputs are refused by the input validators', badInputs),
    ...objections('answers are refused by the checker', badAnswers),
  ];
}

function objections(what: string, all: readonly string[]): readonly string[] {
  const [first] = all;
  return first === undefined ? [] : [`${all.length} ${what}, the first is ${first}`];
}
