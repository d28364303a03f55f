import { createHash } from 'node:crypto';
import { AppError } from '#libs/domain/app-error.ts';
import type { RunResult } from '#libs/domain/execution.ts';
import { Language } from '#libs/domain/language.ts';
import { resolveLimits } from '#libs/domain/limits.ts';
import { sourceBytesMax, type Program } from '#libs/domain/program.ts';
import type { ProgramRun } from '#libs/domain/execution.ts';
import { Verdict } from '#libs/domain/verdict.ts';
import type { ChatMessage } from '#libs/endpoint/completion.ts';
import type { GenerationRequest, InputBackend, Offer } from './backend.ts';
import { fencedContents } from '#libs/endpoint/fences.ts';
import { misfitOf } from './input-model.ts';
import type { ModelOptions } from './model-backend.ts';
import { generatorPrompt, validatorPrompt } from './prompts.ts';

/** Runs a program behind the executor's walls, once an input. */
export type RunProgram = (
  program: Program,
  inputs: readonly Uint8Array[],
  limits: ReturnType<typeof resolveLimits>,
  signal: AbortSignal,
) => Promise<ProgramRun>;

export type ProgramBackendOptions = ModelOptions & {
  readonly run: RunProgram;
  /** Generators, and validators, that the model is asked for. */
  readonly programCount: number;
};

type Generator = { readonly name: string; readonly program: Program };

/** An input is kept when this share of the working validators accepts it (o1-ioi, section 3.2). */
const acceptedShareLeast = 0.75;
const inputsPerRun = 8;
/** Rounds beyond those that would do if every input were new and valid. */
const spareRounds = 4;
/** Small inputs separate programs and run fast. */
const sizes = ['small', 'small', 'small', 'medium', 'small', 'small', 'medium', 'large'] as const;

/**
 * Inputs from generator programs that a model writes, checked by validator programs that it writes
 * too. All of them run in the executor's sandbox. A validator that refuses a sample is thrown away,
 * and so is a generator that brings nothing.
 *
 * Throws ENDPOINT_FAILED, the executor's errors, and FAILED_PRECONDITION (NO_GENERATOR, NO_VALIDATOR)
 * when the model wrote no program that works.
 */
export function programBackend(options: ProgramBackendOptions): InputBackend {
  return {
    name: 'program',
    generate: async function* (request, { random, signal }) {
      const validators = await workingValidators(options, request, signal);
      let generators = await writePrograms(options, generatorPrompt(request.problem), signal);
      const rounds =
        Math.ceil(request.inputCount / (inputsPerRun * Math.max(1, generators.length))) +
        spareRounds;
      let offered = 0;
      for (let round = 0; round < rounds && generators.length > 0; round++) {
        const working: Generator[] = [];
        for (const generator of generators) {
          if (signal.aborted) return;
          // The first run shows whether a generator works at all, before one that does not end is run eight times.
          const lines = Array.from(
            { length: round === 0 ? 1 : inputsPerRun },
            (_, index) =>
              `${random.integer(1, 1_000_000_000)} ${sizes[index % sizes.length] ?? 'small'}`,
          );
          const offers = await runGenerator(options, request, generator, validators, lines, signal);
          if (offers.some((offer) => offer.kind === 'input')) working.push(generator);
          offered += offers.length;
          yield* offers;
        }
        generators = working;
      }
      if (offered === 0) {
        throw new AppError(
          'FAILED_PRECONDITION',
          'NO_GENERATOR',
          `${options.model} wrote no generator program that runs`,
        );
      }
    },
  };
}

async function workingValidators(
  options: ProgramBackendOptions,
  request: GenerationRequest,
  signal: AbortSignal,
): Promise<readonly Generator[]> {
  const samples = request.problem.publicTests.map((test) => test.input);
  const working: Generator[] = [];
  for (const validator of await writePrograms(options, validatorPrompt(request.problem), signal)) {
    const run = await options.run(validator.program, samples, limitsOf(request), signal);
    if (
      run.results.length === samples.length &&
      run.results.every((result) => saysValid(result) === true)
    )
      working.push(validator);
  }
  if (working.length === 0 && request.model === undefined) {
    const message = `${options.model} wrote no validator program that accepts the samples, and their structure could not be inferred`;
    throw new AppError('FAILED_PRECONDITION', 'NO_VALIDATOR', message);
  }
  return working;
}

async function writePrograms(
  options: ProgramBackendOptions,
  messages: readonly ChatMessage[],
  signal: AbortSignal,
): Promise<readonly Generator[]> {
  const { endpoint, model, temperature, maxTokens, programCount } = options;
  const completion = await endpoint.chat(
    { model, messages, n: programCount, temperature, maxTokens },
    signal,
  );
  const sources = new Set(completion.choices.map((choice) => longest(fencedContents(choice.text))));
  return [...sources]
    .filter((source) => source !== '' && source.length <= sourceBytesMax)
    .map((source) => ({
      name: createHash('sha256').update(source).digest('hex').slice(0, 8),
      program: { language: Language.JavaScript, source: Buffer.from(source) },
    }));
}

async function runGenerator(
  options: ProgramBackendOptions,
  request: GenerationRequest,
  generator: Generator,
  validators: readonly Generator[],
  lines: readonly string[],
  signal: AbortSignal,
): Promise<readonly Offer[]> {
  const limits = { ...limitsOf(request), outputBytes: request.inputBytesMax };
  const run = await options.run(
    generator.program,
    lines.map((line) => Buffer.from(`${line}\n`)),
    limits,
    signal,
  );
  const made = run.results.map((result, index) => ({
    text: Buffer.from(result.output).toString('latin1'),
    line: lines[index] ?? '',
    verdict: result.verdict,
  }));
  const complete = made.filter(({ verdict, text }) => verdict === Verdict.Ok && text.trim() !== '');
  const shares = await acceptedShares(
    options,
    request,
    validators,
    complete.map(({ text }) => text),
    signal,
  );
  const failed = made
    .filter((each) => !complete.includes(each))
    .map(({ verdict }): Offer => ({
      kind: 'refused',
      reason: `a generator ended with ${verdict}`,
    }));
  const judged = complete.map(({ text, line }, index): Offer => {
    const share = shares[index] ?? 0;
    if (share < acceptedShareLeast) {
      return {
        kind: 'refused',
        reason: `only ${Math.round(share * 100)} % of the validators accept it`,
      };
    }
    return { kind: 'input', text, origin: `generator ${generator.name} with "${line}"` };
  });
  return [...judged, ...failed];
}

/** The share of validators that accept each input. Without validators the inferred structure decides. */
async function acceptedShares(
  options: ProgramBackendOptions,
  request: GenerationRequest,
  validators: readonly Generator[],
  texts: readonly string[],
  signal: AbortSignal,
): Promise<readonly number[]> {
  if (texts.length === 0) return [];
  if (validators.length === 0) {
    return texts.map((text) =>
      request.model !== undefined && misfitOf(request.model, text) === undefined ? 1 : 0,
    );
  }
  const accepted = texts.map(() => 0);
  const working = texts.map(() => 0);
  const inputs = texts.map((text) => Buffer.from(text, 'latin1'));
  for (const validator of validators) {
    const run = await options.run(validator.program, inputs, limitsOf(request), signal);
    run.results.forEach((result, index) => {
      const answer = saysValid(result);
      // A validator that crashes or runs out of time has no vote on this input.
      if (answer === undefined) return;
      working[index] = (working[index] ?? 0) + 1;
      if (answer) accepted[index] = (accepted[index] ?? 0) + 1;
    });
  }
  return texts.map((_, index) =>
    (working[index] ?? 0) === 0 ? 0 : (accepted[index] ?? 0) / (working[index] ?? 1),
  );
}

function saysValid(result: RunResult): boolean | undefined {
  if (result.verdict !== Verdict.Ok) return undefined;
  const answer = Buffer.from(result.output).toString('latin1').trim().toLowerCase();
  if (answer === 'valid') return true;
  return answer === 'invalid' ? false : undefined;
}

function limitsOf(request: GenerationRequest): ReturnType<typeof resolveLimits> {
  // A generator is as quick as a solution; a slow one would hold up everybody.
  return resolveLimits({ cpuTimeMs: 2000, memoryBytes: request.problem.limits.memoryBytes });
}

function longest(contents: readonly string[]): string {
  return contents.reduce((best, content) => (content.length > best.length ? content : best), '');
}
