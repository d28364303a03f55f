import { pMapIterable } from 'p-map';
import { isAppError } from '#libs/domain/app-error.ts';
import { behaviourOf } from '#libs/domain/behaviour.ts';
import type { Limits } from '#libs/domain/limits.ts';
import { normaliseOutput } from '#libs/domain/normalise-output.ts';
import type { Checker } from '#libs/domain/problem.ts';
import type { Program } from '#libs/domain/program.ts';
import { Verdict } from '#libs/domain/verdict.ts';
import {
  coverBehaviours,
  type BehaviourGroup,
  type DistinctBehaviour,
  type Showing,
} from '#libs/selection/distinct-behaviours.ts';
import { behaviourKey } from '#libs/selection/equivalence.ts';
import type { Logger } from '#libs/telemetry/logger.ts';
import { programRunFromMessage } from '#libs/wire/execution.ts';
import { limitsToMessage } from '#libs/wire/problem.ts';
import { programToMessage } from '#libs/wire/program.ts';
import {
  callExecutor,
  callTimeoutMs,
  parallelCallCount,
  type ExecutorClient,
} from './executor-calls.ts';

/** A group with a program that behaves as it does. */
export type ProgramGroup = BehaviourGroup & { readonly program: Program };

/** What outputs are got from. */
export type OutputSource = {
  readonly groups: readonly ProgramGroup[];
  readonly inputs: readonly Buffer[];
  readonly checker: Checker;
  readonly limits: Limits;
  readonly executor: ExecutorClient;
  readonly logger: Logger;
  readonly signal: AbortSignal;
};

/** Outputs behind behaviours, which signatures have only as digests. */
export type OutputStore = {
  /** Runs programs again for the outputs that are not there yet. What does not come out as it did is left out. */
  readonly fetch: (behaviours: readonly DistinctBehaviour[]) => Promise<void>;
  readonly get: (behaviour: DistinctBehaviour) => Buffer | undefined;
  /** Forgets all outputs but these. */
  readonly keepOnly: (behaviours: readonly DistinctBehaviour[]) => void;
};

/** An output larger than this is not compared: a check travels with its input and both outputs in one message. */
const outputBytesMax = 8 * 1024 * 1024;
/** Outputs held at the same time. */
const heldBytesMax = 256 * 1024 * 1024;
/** Inputs of one call, in all; the executor takes 1,000 of 64 MiB. */
const inputCountPerCall = 1000;
const inputBytesPerCall = 32 * 1024 * 1024;

export function makeOutputStore(source: OutputSource): OutputStore {
  const { groups } = source;
  const outputs = new Map<DistinctBehaviour, Buffer>();
  let heldBytes = 0;

  const hold = (behaviour: DistinctBehaviour, output: Buffer): void => {
    if (output.length > outputBytesMax || heldBytes + output.length > heldBytesMax) return;
    heldBytes += output.length;
    outputs.set(behaviour, output);
  };

  return {
    fetch: async (behaviours) => {
      const missing = behaviours.filter((behaviour) => !outputs.has(behaviour));
      const runs = coverBehaviours(groups, missing).flatMap((showing) =>
        callsOf(showing, source.inputs),
      );
      // In order, so that what does not fit any more is the same whichever program ends first.
      const shown = pMapIterable(runs, (showing) => runAgain(source, showing), {
        concurrency: parallelCallCount,
      });
      for await (const pairs of shown)
        for (const [behaviour, output] of pairs) hold(behaviour, output);
    },
    get: (behaviour) => outputs.get(behaviour),
    keepOnly: (behaviours) => {
      const kept = new Set(behaviours);
      for (const [behaviour, output] of outputs) {
        if (kept.has(behaviour)) continue;
        outputs.delete(behaviour);
        heldBytes -= output.length;
      }
    },
  };
}

/** In pieces whose inputs fit one call. */
function callsOf({ groupIndex, behaviours }: Showing, inputs: readonly Buffer[]): Showing[] {
  const calls: DistinctBehaviour[][] = [];
  let byteCount = 0;
  for (const behaviour of behaviours) {
    const size = inputs[behaviour.inputIndex]?.length ?? 0;
    const last = calls.at(-1);
    if (last && last.length < inputCountPerCall && byteCount + size <= inputBytesPerCall) {
      last.push(behaviour);
      byteCount += size;
    } else {
      calls.push([behaviour]);
      byteCount = size;
    }
  }
  return calls.map((part) => ({ groupIndex, behaviours: part }));
}

/**
 * Runs a group's program on the inputs of the behaviours that it showed. A program that does otherwise
 * this time, because it depends on chance or on the clock, has nothing to show, and one that cannot be
 * run here is logged: their behaviours stay as they are.
 */
async function runAgain(
  source: OutputSource,
  { groupIndex, behaviours }: Showing,
): Promise<readonly (readonly [DistinctBehaviour, Buffer])[]> {
  const { groups, inputs, limits, executor, signal, logger } = source;
  const program = groups[groupIndex]?.program;
  if (program === undefined) return [];
  try {
    const response = await callExecutor(
      () =>
        executor.call(
          'RunProgram',
          {
            program: programToMessage(program),
            inputs: behaviours.flatMap(({ inputIndex }) => inputs[inputIndex] ?? []),
            limits: limitsToMessage(limits),
          },
          { timeoutMs: callTimeoutMs, signal },
        ),
      signal,
    );
    const { results } = programRunFromMessage(response);
    return behaviours.flatMap((behaviour, index) => {
      const result = results[index];
      if (result?.verdict !== Verdict.Ok) return [];
      const normalised = normaliseOutput(result.output, source.checker);
      if (behaviourKey(behaviourOf(Verdict.Ok, normalised), 0) !== behaviour.key) return [];
      // A copy: what came is part of the whole message.
      return [[behaviour, Buffer.from(result.output)]];
    });
  } catch (error) {
    if (signal.aborted || !isAppError(error) || error.code === 'UNAVAILABLE') throw error;
    if (error.reason === 'ANSWER_TOO_LARGE' && behaviours.length > 1) {
      const middle = Math.ceil(behaviours.length / 2);
      const parts = [behaviours.slice(0, middle), behaviours.slice(middle)];
      const shown = [];
      for (const part of parts)
        shown.push(...(await runAgain(source, { groupIndex, behaviours: part })));
      return shown;
    }
    logger.warn({ reason: error.reason, detail: error.message }, 'a program cannot be run again');
    return [];
  }
}
