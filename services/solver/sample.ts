import { setTimeout as sleep } from 'node:timers/promises';
import { publishEvent } from '#libs/bus/events.ts';
import { publish } from '#libs/bus/publish.ts';
import { workSubject } from '#libs/bus/subjects.ts';
import { isAppError, messageOf } from '#libs/domain/app-error.ts';
import { candidateIdOf, type Candidate, type Sampling } from '#libs/domain/program.ts';
import type { Sample } from '#libs/gen/goldpan/policy/v1/Sample.ts';
import type { SamplingUsage } from '#libs/gen/goldpan/policy/v1/SamplingUsage.ts';
import { languageToMessage } from '#libs/wire/enums.ts';
import {
  checkerToMessage,
  limitsToMessage,
  problemToMessage,
  testToMessage,
} from '#libs/wire/problem.ts';
import { candidateToMessage, programFromMessage, samplingFromMessage } from '#libs/wire/program.ts';
import { codec } from '#libs/wire/schema.ts';
import type { Blob } from '#libs/bus/blobs.ts';
import type { ActiveRun } from './active-run.ts';
import type { MeshClients } from './mesh-clients.ts';

/** Largest source that a run takes in: a batch of them must fit into one message of the bus. */
const candidateBytesMax = 64 * 1024;
/** Sources of one batch together, below the ceiling of a message. */
const batchBytesMax = 600 * 1024;
/** Samples that one event may stand for. */
const samplesPerEventMax = 512;
/** Batches that may wait for their verdicts before sampling pauses: bounds memory and the queue. */
const unfilteredBatchesMax = 256;
/** Longest that one stream of samples may take. */
const samplingTimeoutMs = 24 * 3_600_000;
const attemptCountMax = 6;
const retryDelayMs = 2000;

const filterTasks = codec('goldpan.event.v1.FilterTask');
const filterWorks = codec('goldpan.event.v1.FilterWork');

/**
 * Draws the samples that a run still lacks, records them and puts the new programs to the executors.
 * A policy service that goes away is asked again, from the sample where it stopped.
 */
export async function sampleCandidates(run: ActiveRun, clients: MeshClients): Promise<void> {
  const { fold, signal } = run;
  const task = await putFilterTask(run, clients);
  for (const [batchNumber, candidates] of fold.unfilteredBatches) {
    // Recorded before a crash, perhaps without its work item; a repeated one is dropped by its id.
    await publishWork(run, clients, task, batchNumber, candidates);
  }
  if (fold.sampling !== undefined) return;
  const recorder = makeRecorder(run, clients, task);
  let outcome = { stopReason: 'complete', failure: '', lostCount: 0 };
  for (let attempt = 1; ; attempt++) {
    const indexBefore = recorder.nextSampleIndex();
    try {
      outcome = await drawSamples(run, clients, recorder);
      break;
    } catch (error) {
      await recorder.flush();
      signal.throwIfAborted();
      if (!isAppError(error) || error.code !== 'UNAVAILABLE') throw error;
      if (recorder.nextSampleIndex() > indexBefore) attempt = 1;
      if (error.reason === 'ENDPOINT_FAILED' || attempt >= attemptCountMax) {
        const lostCount = fold.spec.sampleCount - recorder.nextSampleIndex();
        outcome = { stopReason: 'endpoint_failed', failure: messageOf(error), lostCount };
        break;
      }
      clients.logger.warn(
        { runId: fold.runId, attempt, reason: error.reason },
        'policy unavailable, asking again',
      );
      await sleep(retryDelayMs * attempt, undefined, { signal });
    }
  }
  await recorder.flush();
  const batchCount = recorder.batchCount();
  await run.change.until(() => fold.sampledBatchCount >= batchCount, signal);
  await run.record(
    { samplingFinished: { batchCount, ...outcome } },
    '',
    () => fold.sampling !== undefined,
  );
}

async function drawSamples(
  run: ActiveRun,
  clients: MeshClients,
  recorder: Recorder,
): Promise<{ stopReason: string; failure: string; lostCount: number }> {
  const { spec, usage } = run.fold;
  const firstSampleIndex = recorder.nextSampleIndex();
  const sampleCount = spec.sampleCount - firstSampleIndex;
  if (sampleCount <= 0) return { stopReason: 'complete', failure: '', lostCount: 0 };
  const responses = clients.policy.stream(
    'SampleCandidates',
    {
      problem: problemToMessage(spec.problem),
      sampleCount,
      firstSampleIndex,
      seed: spec.seed,
      languages: spec.languages.map(languageToMessage),
      policies: [...spec.policies],
      tokensMax: spec.tokensMax === 0 ? 0 : Math.max(1, spec.tokensMax - usage.tokens),
      costMicrousdMax:
        spec.costMicrousdMax === 0 ? 0 : Math.max(1, spec.costMicrousdMax - usage.costMicrousd),
    },
    { timeoutMs: samplingTimeoutMs, signal: run.signal },
  );
  for await (const response of responses) {
    if (response.batch) {
      recorder.addUsage(response.batch.usage);
      for (const sample of response.batch.samples) await recorder.add(sample);
      await recorder.flush();
      await run.change.until(
        () => run.fold.unfilteredBatches.size < unfilteredBatchesMax,
        run.signal,
      );
    } else if (response.summary) {
      const { stopReason, failure, lostCount } = response.summary;
      return { stopReason, failure, lostCount };
    }
  }
  return {
    stopReason: 'endpoint_failed',
    failure: 'the policy ended its stream without a summary',
    lostCount: 0,
  };
}

type Recorder = {
  readonly add: (sample: Sample) => Promise<void>;
  readonly addUsage: (usage: SamplingUsage | null) => void;
  readonly flush: () => Promise<void>;
  readonly nextSampleIndex: () => number;
  readonly batchCount: () => number;
};

/** Gathers samples into batches of new programs, and records each batch before its work is put out. */
function makeRecorder(run: ActiveRun, clients: MeshClients, task: Blob): Recorder {
  const { fold } = run;
  // Ids known before this process; the fold lags behind what this recorder has just published.
  const seen = new Set(fold.multiplicities.keys());
  let batchNumber = fold.sampledBatchCount;
  let nextSampleIndex = fold.nextSampleIndex;
  let pending = emptyBatch();

  const flush = async (): Promise<void> => {
    const batch = pending;
    pending = emptyBatch();
    if (batch.sampledCount === 0 && batch.requestCount === 0) return;
    const number = batchNumber++;
    const candidates = [...batch.candidates.values()];
    await publishEvent(clients.bus, {
      runId: fold.runId,
      timeMs: clients.now(),
      fact: {
        candidatesSampled: {
          batchNumber: number,
          candidates: candidates.map(candidateToMessage),
          sampledCount: batch.sampledCount,
          unextractableCount: batch.unextractableCount,
          repeatedCandidateIds: batch.repeatedCandidateIds,
          nextSampleIndex,
          tokenCount: batch.tokenCount,
          costMicrousd: batch.costMicrousd,
          requestCount: batch.requestCount,
          retryCount: batch.retryCount,
        },
      },
      key: String(number),
      signal: run.signal,
    });
    if (candidates.length > 0) await publishWork(run, clients, task, number, candidates);
  };

  const add = async (sample: Sample): Promise<void> => {
    const sampling = samplingFromMessage(sample.sampling);
    const candidate = candidateOf(sample, sampling);
    const size = candidate?.program.source.length ?? 0;
    const isFull =
      pending.candidates.size >= clients.batchSize ||
      pending.bytes + size > batchBytesMax ||
      pending.sampledCount >= samplesPerEventMax;
    if (isFull) await flush();
    pending.sampledCount++;
    nextSampleIndex = Math.max(nextSampleIndex, sampling.sampleIndex + 1);
    if (candidate === undefined) {
      pending.unextractableCount++;
      return;
    }
    const inBatch = pending.candidates.get(candidate.candidateId);
    if (inBatch !== undefined) {
      pending.candidates.set(candidate.candidateId, {
        ...inBatch,
        multiplicity: inBatch.multiplicity + 1,
      });
    } else if (seen.has(candidate.candidateId)) {
      pending.repeatedCandidateIds.push(candidate.candidateId);
    } else {
      seen.add(candidate.candidateId);
      pending.candidates.set(candidate.candidateId, candidate);
      pending.bytes += size;
    }
  };

  return {
    add,
    addUsage: (usage) => {
      if (usage === null) return;
      pending.tokenCount += usage.promptTokenCount + usage.completionTokenCount;
      pending.costMicrousd += usage.costMicrousd;
      pending.requestCount += usage.requestCount;
      pending.retryCount += usage.retryCount;
    },
    flush,
    nextSampleIndex: () => nextSampleIndex,
    batchCount: () => batchNumber,
  };
}

function emptyBatch() {
  return {
    candidates: new Map<string, Candidate>(),
    repeatedCandidateIds: [] as string[],
    sampledCount: 0,
    unextractableCount: 0,
    bytes: 0,
    tokenCount: 0,
    costMicrousd: 0,
    requestCount: 0,
    retryCount: 0,
  };
}

/** The candidate in a sample, or undefined when there is none that a run can take in. */
function candidateOf(sample: Sample, sampling: Sampling): Candidate | undefined {
  if (!sample.program || sample.program.source.length > candidateBytesMax) return undefined;
  const program = programFromMessage(sample.program, 'sample.program');
  return { candidateId: candidateIdOf(program), program, sampling, multiplicity: 1 };
}

function putFilterTask(run: ActiveRun, clients: MeshClients): Promise<Blob> {
  const { problem } = run.fold.spec;
  return clients.blobs.put(
    filterTasks.encode({
      tests: problem.publicTests.map(testToMessage),
      checker: checkerToMessage(problem.checker),
      limits: limitsToMessage(problem.limits),
    }),
  );
}

async function publishWork(
  run: ActiveRun,
  clients: MeshClients,
  task: Blob,
  batchNumber: number,
  candidates: readonly Candidate[],
): Promise<void> {
  const { runId } = run.fold;
  await publish(clients.bus, {
    subject: workSubject('filter', runId),
    payload: filterWorks.encode({
      runId,
      batchNumber,
      candidates: candidates.map(candidateToMessage),
      task,
    }),
    messageId: `filter:${runId}:${batchNumber}`,
    signal: run.signal,
  });
}
