import { publishEvent } from '#libs/bus/events.ts';
import type { WorkHandler } from '#libs/bus/worker.ts';
import { AppError } from '#libs/domain/app-error.ts';
import { behaviourBytes } from '#libs/domain/behaviour.ts';
import type { Candidate } from '#libs/domain/program.ts';
import type { TraceResultInput } from '#libs/gen/goldpan/event/v1/TraceResult.ts';
import { count } from '#libs/telemetry/metrics.ts';
import { durationOfMs } from '#libs/wire/duration.ts';
import { checkerFromMessage, limitsFromMessage } from '#libs/wire/problem.ts';
import { codec } from '#libs/wire/schema.ts';
import { makeBlob } from './blob.ts';
import type { GiveUp } from './give-up.ts';
import { traceProgram, type TraceTask } from './trace.ts';
import {
  decodeWork,
  handleAll,
  isCandidateFault,
  readCandidates,
  type WorkerContext,
} from './worker-context.ts';

const workCodec = codec('goldpan.event.v1.TraceWork');
const taskCodec = codec('goldpan.event.v1.TraceTask');

/** Behaviours of a batch travel in one event, which the bus limits to 1 MiB. */
const behaviourBytesMax = 900 * 1024;

/** Runs the candidates of a batch on the generated inputs and publishes one candidatesTraced. */
export function traceHandler(context: WorkerContext): WorkHandler {
  return async (payload, { signal }) => {
    const work = decodeWork(workCodec.decode, payload);
    const candidates = readCandidates(work.candidates);
    const task = await context.tasks.read(work.task, readTraceTask);
    const byteCount = candidates.length * task.inputs.length * behaviourBytes;
    if (byteCount > behaviourBytesMax) {
      throw new AppError(
        'INVALID_ARGUMENT',
        'BATCH_TOO_LARGE',
        `${candidates.length} candidates on ${task.inputs.length} inputs give ${byteCount} bytes of behaviours: an event holds ${behaviourBytesMax}`,
      );
    }
    const results = await handleAll(context, candidates, signal, (candidate, either) =>
      traceCandidate(context, candidate, task, either),
    );
    await publishResults(context, work, results, signal);
  };
}

/** Says that no candidate of a batch could be traced, so that its run does not wait for it for ever. */
export function giveUpTrace(context: WorkerContext): GiveUp {
  return (payload) => {
    const work = decodeWork(workCodec.decode, payload);
    return publishResults(
      context,
      work,
      work.candidates.map(({ candidateId }) => untraced(candidateId)),
    );
  };
}

async function publishResults(
  context: WorkerContext,
  work: { readonly runId: string; readonly batchNumber: number },
  results: TraceResultInput[],
  signal?: AbortSignal,
): Promise<void> {
  await publishEvent(context.bus, {
    runId: work.runId,
    timeMs: context.clock(),
    fact: { candidatesTraced: { batchNumber: work.batchNumber, results } },
    key: String(work.batchNumber),
    ...(signal ? { signal } : {}),
  });
}

function untraced(candidateId: string): TraceResultInput {
  return { candidateId, behaviours: Buffer.alloc(0), isInfrastructureError: true };
}

async function traceCandidate(
  context: WorkerContext,
  candidate: Candidate,
  task: TraceTask,
  signal: AbortSignal,
): Promise<TraceResultInput> {
  const { candidateId, program } = candidate;
  try {
    const { verdict, behaviours, cpuTimeMs } = await traceProgram(
      context.executor,
      program,
      task,
      signal,
    );
    count('verdicts', 1, { work: 'trace', verdict });
    return {
      candidateId,
      behaviours,
      cpuTime: durationOfMs(cpuTimeMs),
      isInfrastructureError: false,
    };
  } catch (error) {
    if (!isCandidateFault(context, candidateId, error)) throw error;
    return untraced(candidateId);
  }
}

function readTraceTask(bytes: Uint8Array): TraceTask {
  const message = decodeWork(taskCodec.decode, bytes);
  return {
    inputs: message.inputs.map((input) => makeBlob(input)),
    checker: checkerFromMessage(message.checker, 'checker'),
    limits: limitsFromMessage(message.limits),
  };
}
