import pMap from 'p-map';
import { behaviourBytes } from '#libs/domain/behaviour.ts';
import { Language } from '#libs/domain/language.ts';
import type { Problem } from '#libs/domain/problem.ts';
import type { Program } from '#libs/domain/program.ts';
import { isCompiled } from '#libs/domain/verdict.ts';
import type { RpcClient } from '#libs/rpc/client.ts';
import { verdictFromMessage } from '#libs/wire/enums.ts';
import { checkerToMessage, limitsToMessage } from '#libs/wire/problem.ts';
import { programToMessage } from '#libs/wire/program.ts';
import { batchesOf } from './batches.ts';
import { mergeByChecker } from './panel-checker.ts';
import type { Row } from './partition.ts';

export type ExecutorClient = RpcClient<'goldpan.executor.v1.ExecutorService'>;

/** Programs that inputs are tried on. */
export type Panel = {
  /** Programs that were given, whether they compile or not. */
  readonly programCount: number;
  /** What one run of a program on a small input costs, roughly: its start. */
  readonly runCostMs: (programIndex: number) => number;
  /**
   * What the programs with these indexes do on each input: a row an input, a behaviour a program, the same text for
   * the same behaviour. A program that does not compile has none.
   */
  readonly trace: (
    texts: readonly string[],
    programIndexes: readonly number[],
    signal: AbortSignal,
  ) => Promise<readonly Row[]>;
};

/** The executor takes 1,000 inputs and 64 MiB a call. */
const batchLimits = { countMax: 200, bytesMax: 32 * 1024 * 1024 };
/** Calls at the same time; the executor runs as many as it has slots, the others wait there. */
const concurrency = 8;
/** Waiting for a slot, compiling, and some hundred runs. */
const traceTimeoutMs = 600_000;

/** A panel of programs that run in the executor. Its calls fail as TraceProgram and CheckOutputs do. */
export function panelOf(
  executor: ExecutorClient,
  problem: Problem,
  programs: readonly Program[],
): Panel {
  const broken = new Set<number>();
  const checker = checkerToMessage(problem.checker);
  const limits = limitsToMessage(problem.limits);
  const traceOne = async (
    index: number,
    inputs: readonly Buffer[],
    signal: AbortSignal,
  ): Promise<readonly string[]> => {
    const program = programToMessage(programs[index] as Program);
    const request = { program, inputs: [...inputs], checker, limits };
    const options = { timeoutMs: traceTimeoutMs, signal };
    const { verdict, behaviours } = await executor.call('TraceProgram', request, options);
    if (!isCompiled(verdictFromMessage(verdict))) broken.add(index);
    return inputs.map((_, place) =>
      behaviours.toString('latin1', place * behaviourBytes, (place + 1) * behaviourBytes),
    );
  };
  const traceBatch = async (
    texts: readonly string[],
    asked: readonly number[],
    signal: AbortSignal,
  ): Promise<readonly Row[]> => {
    const inputs = texts.map((text) => Buffer.from(text, 'latin1'));
    const columns = await pMap(asked, (index) => traceOne(index, inputs, signal), {
      concurrency,
      signal,
    });
    const rows = texts.map((_, place) => {
      const row = programs.map((): string | undefined => undefined);
      asked.forEach((index, column) => {
        if (!broken.has(index)) row[index] = columns[column]?.[place];
      });
      return row;
    });
    return mergeByChecker(executor, problem, programs, { inputs, rows }, signal);
  };
  return {
    programCount: programs.length,
    runCostMs: (index) => startCostMs(programs[index]?.language ?? Language.Cpp20),
    trace: async (texts, programIndexes, signal) => {
      const rows: Row[] = [];
      for (const batch of batchesOf(texts, (text) => text.length, batchLimits)) {
        const asked = programIndexes.filter((index) => !broken.has(index));
        rows.push(...(await traceBatch(batch, asked, signal)));
      }
      return rows;
    },
  };
}

function startCostMs(language: Language): number {
  if (language === Language.JavaScript) return 100;
  return language === Language.Python3 ? 30 : 2;
}
