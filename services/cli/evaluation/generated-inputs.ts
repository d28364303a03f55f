import type { Problem } from '#libs/domain/problem.ts';
import type { Program } from '#libs/domain/program.ts';
import type { GenerationSummary } from '#libs/gen/goldpan/testgen/v1/GenerationSummary.ts';
import { problemToMessage } from '#libs/wire/problem.ts';
import { programToMessage } from '#libs/wire/program.ts';
import type { EvaluationClients } from './services.ts';

/** An input with how it was made. */
export type GeneratedInput = { readonly input: Buffer; readonly origin: string };

const generateTimeoutMs = 1_800_000;

/** Has inputs generated as a run has. `panel` are programs that pass the public tests. */
export async function generateInputs(
  clients: EvaluationClients,
  problem: Problem,
  options: {
    readonly count: number;
    readonly seed: number;
    readonly panel: readonly Program[];
    readonly signal: AbortSignal;
  },
): Promise<{
  readonly inputs: readonly GeneratedInput[];
  readonly summary: GenerationSummary | undefined;
}> {
  const inputs: GeneratedInput[] = [];
  let summary: GenerationSummary | undefined;
  const responses = clients.testGenerator.stream(
    'GenerateInputs',
    {
      problem: problemToMessage(problem),
      inputCount: options.count,
      seed: options.seed,
      panel: options.panel.map(programToMessage),
    },
    { timeoutMs: generateTimeoutMs, signal: options.signal },
  );
  for await (const response of responses) {
    if (response.input) inputs.push(response.input);
    else if (response.summary) summary = response.summary;
  }
  return { inputs, summary };
}
