import { publishEvent } from '#libs/bus/events.ts';
import type { WorkHandler } from '#libs/bus/worker.ts';
import { messageOf } from '#libs/domain/app-error.ts';
import type { Candidate } from '#libs/domain/program.ts';
import { Verdict } from '#libs/domain/verdict.ts';
import type { FilterResultInput } from '#libs/gen/goldpan/event/v1/FilterResult.ts';
import { count } from '#libs/telemetry/metrics.ts';
import { durationOfMs } from '#libs/wire/duration.ts';
import { verdictToMessage } from '#libs/wire/enums.ts';
import { checkerFromMessage, limitsFromMessage, testFromMessage } from '#libs/wire/problem.ts';
import { codec } from '#libs/wire/schema.ts';
import { forgetProgram } from './executor.ts';
import { nameTests, runCpuTimeMs, type JudgeTask } from './judge.ts';
import { judgeByLadder } from './ladder.ts';
import type { GiveUp } from './give-up.ts';
import {
  decodeWork,
  handleAll,
  isCandidateFault,
  readCandidates,
  type WorkerContext,
} from './worker-context.ts';

const workCodec = codec('goldpan.event.v1.FilterWork');
const taskCodec = codec('goldpan.event.v1.FilterTask');

/** Judges the candidates of a batch on the public tests and publishes one candidatesFiltered. */
export function filterHandler(context: WorkerContext): WorkHandler {
  return async (payload, { signal }) => {
    const work = decodeWork(workCodec.decode, payload);
    const candidates = readCandidates(work.candidates);
    const task = await context.tasks.read(work.task, readFilterTask);
    const results = await handleAll(context, candidates, signal, (candidate, either) =>
      filterCandidate(context, candidate, task, either),
    );
    await publishResults(context, work, results, signal);
  };
}

/** Says that no candidate of a batch could be judged, so that its run does not wait for it for ever. */
export function giveUpFilter(context: WorkerContext): GiveUp {
  return (payload, failure) => {
    const work = decodeWork(workCodec.decode, payload);
    const results = work.candidates.map(({ candidateId }) => unjudged(candidateId, failure));
    return publishResults(context, work, results);
  };
}

async function publishResults(
  context: WorkerContext,
  work: { readonly runId: string; readonly batchNumber: number },
  results: FilterResultInput[],
  signal?: AbortSignal,
): Promise<void> {
  await publishEvent(context.bus, {
    runId: work.runId,
    timeMs: context.clock(),
    fact: { candidatesFiltered: { batchNumber: work.batchNumber, results } },
    key: String(work.batchNumber),
    ...(signal ? { signal } : {}),
  });
}

function unjudged(candidateId: string, failure: string): FilterResultInput {
  return { candidateId, verdict: verdictToMessage(Verdict.InfrastructureError), failure };
}

async function filterCandidate(
  context: WorkerContext,
  candidate: Candidate,
  task: JudgeTask,
  signal: AbortSignal,
): Promise<FilterResultInput> {
  const { candidateId, program } = candidate;
  try {
    const judgement = await judgeByLadder(context.executor, program, task, signal);
    // Only who passes is run again.
    if (judgement.verdict !== Verdict.Accepted) forgetProgram(context.executor, program);
    count('verdicts', 1, {
      work: 'filter',
      verdict: judgement.verdict,
      rung: judgement.rung,
    });
    return {
      candidateId,
      verdict: verdictToMessage(judgement.verdict),
      compileCpuTime: durationOfMs(judgement.compilation.cpuTimeMs),
      runCpuTime: durationOfMs(runCpuTimeMs(judgement)),
    };
  } catch (error) {
    if (!isCandidateFault(context, candidateId, error)) throw error;
    return unjudged(candidateId, messageOf(error));
  }
}

function readFilterTask(bytes: Uint8Array): JudgeTask {
  const message = decodeWork(taskCodec.decode, bytes);
  return {
    tests: nameTests(message.tests.map(testFromMessage)),
    checker: checkerFromMessage(message.checker, 'checker'),
    limits: limitsFromMessage(message.limits),
    stopOnFirstFailure: true,
  };
}
