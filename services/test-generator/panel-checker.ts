import pMap from 'p-map';
import { isFailureAt } from '#libs/domain/behaviour.ts';
import type { Checker, Problem } from '#libs/domain/problem.ts';
import type { Program } from '#libs/domain/program.ts';
import { Verdict } from '#libs/domain/verdict.ts';
import { verdictFromMessage } from '#libs/wire/enums.ts';
import { checkerToMessage, limitsToMessage } from '#libs/wire/problem.ts';
import { programToMessage } from '#libs/wire/program.ts';
import { batchesOf } from './batches.ts';
import type { ExecutorClient } from './panel.ts';
import { commonBehaviour, type Row } from './partition.ts';

/** An output that differs in its bytes from that of most programs. */
type Doubt = {
  readonly input: number;
  readonly behaviour: string;
  readonly common: string;
};

/** Doubts that are settled a call of `mergeByChecker`; the others do not count as differences. */
const doubtsMax = 2000;
const checkLimits = { countMax: 500, bytesMax: 32 * 1024 * 1024 };
const concurrency = 8;
const runTimeoutMs = 600_000;
const checkTimeoutMs = 600_000;

/** Whether different outputs may be equally right. */
function isBytesDecisive(checker: Checker): boolean {
  return (
    checker.kind === 'token' &&
    checker.floatAbsoluteTolerance === undefined &&
    checker.floatRelativeTolerance === undefined
  );
}

/**
 * Where a problem has several right answers, gives an output that its checker takes for that of most programs, and
 * the other way round, the behaviour of those: a difference in bytes would say nothing. Other outputs keep theirs.
 */
export async function mergeByChecker(
  executor: ExecutorClient,
  problem: Problem,
  programs: readonly Program[],
  { inputs, rows }: { readonly inputs: readonly Buffer[]; readonly rows: readonly Row[] },
  signal: AbortSignal,
): Promise<readonly Row[]> {
  if (isBytesDecisive(problem.checker)) return rows;
  const doubts = rows.flatMap(doubtsOf);
  const outputs = await outputsFor(executor, problem, programs, inputs, rows, doubts, signal);
  const differing = await differingOf(
    executor,
    problem,
    inputs,
    doubts.slice(0, doubtsMax),
    outputs,
    signal,
  );
  return rows.map((row, input) => {
    const common = commonOutput(row);
    return row.map((behaviour) =>
      behaviour === undefined || isFailure(behaviour) || differing.has(keyOf(input, behaviour))
        ? behaviour
        : common,
    );
  });
}

function doubtsOf(row: Row, input: number): Doubt[] {
  const common = commonOutput(row);
  if (common === undefined) return [];
  const others = new Set(
    row.filter((behaviour) => behaviour !== undefined && behaviour !== common),
  );
  return [...others]
    .filter((behaviour) => behaviour !== undefined && !isFailure(behaviour))
    .map((behaviour) => ({ input, behaviour: behaviour ?? '', common }));
}

function commonOutput(row: Row): string | undefined {
  return commonBehaviour(
    row.map((behaviour) =>
      behaviour === undefined || isFailure(behaviour) ? undefined : behaviour,
    ),
  );
}

/** Runs, for each behaviour in doubt, the first program that shows it; outputs by input and behaviour. */
async function outputsFor(
  executor: ExecutorClient,
  problem: Problem,
  programs: readonly Program[],
  inputs: readonly Buffer[],
  rows: readonly Row[],
  doubts: readonly Doubt[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Buffer>> {
  const wanted = new Map<number, { input: number; behaviour: string }[]>();
  const seen = new Set<string>();
  for (const { input, behaviour, common } of doubts.slice(0, doubtsMax)) {
    for (const each of [behaviour, common]) {
      if (seen.has(keyOf(input, each))) continue;
      seen.add(keyOf(input, each));
      const program = rows[input]?.indexOf(each) ?? -1;
      wanted.set(program, [...(wanted.get(program) ?? []), { input, behaviour: each }]);
    }
  }
  const outputs = new Map<string, Buffer>();
  const runs = [...wanted].flatMap(([program, places]) =>
    batchesOf(places, ({ input }) => inputs[input]?.length ?? 0, checkLimits).map((batch) => ({
      program,
      batch,
    })),
  );
  await pMap(
    runs,
    async ({ program, batch }) => {
      const request = {
        program: programToMessage(programs[program] as Program),
        inputs: batch.map(({ input }) => inputs[input] as Buffer),
        limits: limitsToMessage(problem.limits),
      };
      const options = { timeoutMs: runTimeoutMs, signal };
      const { results } = await executor.call('RunProgram', request, options);
      results.forEach(({ output }, index) => {
        const place = batch[index];
        if (place !== undefined) outputs.set(keyOf(place.input, place.behaviour), output);
      });
    },
    { concurrency, signal },
  );
  return outputs;
}

/** The behaviours in doubt whose outputs the checker does not take for that of most programs. */
async function differingOf(
  executor: ExecutorClient,
  problem: Problem,
  inputs: readonly Buffer[],
  doubts: readonly Doubt[],
  outputs: ReadonlyMap<string, Buffer>,
  signal: AbortSignal,
): Promise<ReadonlySet<string>> {
  const nothing = Buffer.alloc(0);
  const checks = doubts.flatMap(({ input, behaviour, common }) => {
    const one = outputs.get(keyOf(input, behaviour)) ?? nothing;
    const other = outputs.get(keyOf(input, common)) ?? nothing;
    const key = keyOf(input, behaviour);
    return [
      { key, input, output: one, answer: other },
      { key, input, output: other, answer: one },
    ];
  });
  const differing = new Set<string>();
  const bytesOf = (check: (typeof checks)[number]): number =>
    check.output.length + check.answer.length + (inputs[check.input]?.length ?? 0);
  for (const batch of batchesOf(checks, bytesOf, checkLimits)) {
    const named = [...new Set(batch.map(({ input }) => input))];
    const request = {
      checker: checkerToMessage(problem.checker),
      inputs: named.map((input) => inputs[input] as Buffer),
      checks: batch.map(({ input, output, answer }) => ({
        inputIndex: named.indexOf(input),
        output,
        answer,
      })),
    };
    const options = { timeoutMs: checkTimeoutMs, signal };
    const { results } = await executor.call('CheckOutputs', request, options);
    results.forEach(({ verdict }, index) => {
      const check = batch[index];
      if (check !== undefined && verdictFromMessage(verdict) !== Verdict.Accepted)
        differing.add(check.key);
    });
  }
  return differing;
}

function keyOf(input: number, behaviour: string): string {
  return `${input} ${behaviour}`;
}

function isFailure(behaviour: string): boolean {
  return isFailureAt(Buffer.from(behaviour, 'latin1'), 0);
}
