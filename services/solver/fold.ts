import { assertNever } from '#libs/domain/assert-never.ts';
import type { Candidate } from '#libs/domain/program.ts';
import {
  RunState,
  isEnded,
  type Funnel,
  type RunSpec,
  type RunUsage,
  type StageName,
  type Submission,
} from '#libs/domain/run.ts';
import { Verdict, isCompiled } from '#libs/domain/verdict.ts';
import type { RunEvent } from '#libs/gen/goldpan/event/v1/RunEvent.ts';
import { msOfDuration, msOfTimestamp } from '#libs/wire/duration.ts';
import { verdictFromMessage } from '#libs/wire/enums.ts';
import { candidateFromMessage } from '#libs/wire/program.ts';
import { runSpecFromMessage } from '#libs/wire/run.ts';
import { codec } from '#libs/wire/schema.ts';

/** When a stage began and last moved, and the CPU time it took. */
export type StageClock = { startTimeMs: number; endTimeMs: number; cpuTimeMs: number };

/**
 * All that is known of a run: a fold over its events and nothing else, so that whoever reads the log
 * knows the same. A fact that comes twice changes nothing the second time.
 */
export type RunFold = {
  readonly runId: string;
  readonly spec: RunSpec;
  readonly createTimeMs: number;
  endTimeMs: number | undefined;
  state: RunState;
  failure: string;
  readonly funnel: Funnel;
  /** What the executor said last when it could not judge a candidate. */
  infrastructureFailure: string;
  readonly usage: RunUsage;
  readonly stages: Map<StageName, StageClock>;
  /** Samples of every distinct program seen. */
  readonly multiplicities: Map<string, number>;
  /** Sampled batches whose verdicts are not in. */
  readonly unfilteredBatches: Map<number, readonly Candidate[]>;
  sampledBatchCount: number;
  nextSampleIndex: number;
  sampling: { readonly stopReason: string; readonly failure: string } | undefined;
  /** Programs that passed the public tests. */
  readonly survivors: Map<string, Candidate>;
  /** Generated inputs: absent until they are, and without a task when there are none. */
  inputs:
    | { readonly sha256: string; readonly sizeBytes: number; readonly count: number }
    | undefined;
  traceBatchCount: number | undefined;
  readonly tracedBatches: Set<number>;
  /** What each survivor does on the generated inputs, 16 bytes an input. */
  readonly behaviours: Map<string, Uint8Array>;
  clusterCount: number | undefined;
  /** Name of the encoded BehaviourMerges in the object store; empty when no behaviours count as one. */
  mergesSha256: string;
  readonly scoredBatches: Set<number>;
  readonly scores: Map<string, number>;
  submissions: readonly Submission[];
};

const specs = codec('goldpan.solver.v1.RunSpec');

/** Begins a fold from the first event of a run; any other event first is a bug of ours. */
export function beginFold(event: RunEvent): RunFold {
  if (!event.runStarted)
    throw new Error(`run ${event.runId} begins with ${event.fact ?? 'nothing'}, not run_started`);
  return {
    runId: event.runId,
    spec: runSpecFromMessage(specs.decode(event.runStarted.spec)),
    createTimeMs: msOfTimestamp(event.eventTime),
    endTimeMs: undefined,
    state: RunState.Filtering,
    failure: '',
    funnel: {
      sampled: 0,
      unextractable: 0,
      unique: 0,
      filtered: 0,
      compiled: 0,
      passed: 0,
      inputs: 0,
      traced: 0,
      clusters: 0,
      submissions: 0,
      infrastructureErrors: 0,
      lost: 0,
    },
    infrastructureFailure: '',
    usage: { tokens: 0, costMicrousd: 0, requests: 0, retries: 0 },
    stages: new Map(),
    multiplicities: new Map(),
    unfilteredBatches: new Map(),
    sampledBatchCount: 0,
    nextSampleIndex: 0,
    sampling: undefined,
    survivors: new Map(),
    inputs: undefined,
    traceBatchCount: undefined,
    tracedBatches: new Set(),
    behaviours: new Map(),
    clusterCount: undefined,
    mergesSha256: '',
    scoredBatches: new Set(),
    scores: new Map(),
    submissions: [],
  };
}

/** Takes one more event in. What comes after the end of a run is ignored. */
export function applyEvent(fold: RunFold, event: RunEvent): void {
  if (isEnded(fold.state)) return;
  const timeMs = msOfTimestamp(event.eventTime);
  switch (event.fact) {
    case 'runStarted':
      return;
    case 'candidatesSampled':
      if (event.candidatesSampled) applySampled(fold, event.candidatesSampled, timeMs);
      return;
    case 'samplingFinished':
      if (event.samplingFinished && fold.sampling === undefined) {
        const { stopReason, failure, lostCount } = event.samplingFinished;
        fold.sampling = { stopReason, failure };
        fold.funnel.lost = lostCount;
        touch(fold, 'sample', timeMs);
      }
      return;
    case 'candidatesFiltered':
      if (event.candidatesFiltered) applyFiltered(fold, event.candidatesFiltered, timeMs);
      return;
    case 'inputsGenerated':
      if (event.inputsGenerated && fold.inputs === undefined) {
        const { inputs, inputCount, cpuTime } = event.inputsGenerated;
        fold.inputs = {
          sha256: inputs?.sha256 ?? '',
          sizeBytes: inputs?.sizeBytes ?? 0,
          count: inputCount,
        };
        fold.funnel.inputs = inputCount;
        fold.state = RunState.Tracing;
        touch(
          fold,
          'generate',
          timeMs,
          msOfDuration(cpuTime),
          fold.stages.get('filter')?.endTimeMs,
        );
      }
      return;
    case 'traceRequested':
      if (event.traceRequested && fold.traceBatchCount === undefined) {
        fold.traceBatchCount = event.traceRequested.batchCount;
        touch(fold, 'trace', timeMs);
      }
      return;
    case 'candidatesTraced':
      if (event.candidatesTraced) applyTraced(fold, event.candidatesTraced, timeMs);
      return;
    case 'programsClustered':
      if (event.programsClustered && fold.clusterCount === undefined) {
        fold.clusterCount = event.programsClustered.clusterCount;
        fold.mergesSha256 = event.programsClustered.merges?.sha256 ?? '';
        fold.funnel.clusters = fold.clusterCount;
        fold.state = RunState.Selecting;
        touch(
          fold,
          'cluster',
          timeMs,
          msOfDuration(event.programsClustered.cpuTime),
          fold.stages.get('trace')?.endTimeMs,
        );
      }
      return;
    case 'programsScored':
      if (event.programsScored && !fold.scoredBatches.has(event.programsScored.batchNumber)) {
        fold.scoredBatches.add(event.programsScored.batchNumber);
        for (const { candidateId, score } of event.programsScored.scores)
          fold.scores.set(candidateId, score);
        fold.usage.tokens += event.programsScored.tokenCount;
        touch(
          fold,
          'score',
          timeMs,
          msOfDuration(event.programsScored.cpuTime),
          fold.stages.get('cluster')?.endTimeMs,
        );
      }
      return;
    case 'submissionsSelected':
      if (event.submissionsSelected) applySelected(fold, event.submissionsSelected, timeMs);
      return;
    case 'runCancelled':
      end(fold, RunState.Cancelled, timeMs);
      return;
    case 'runFailed':
      fold.failure = event.runFailed?.message ?? '';
      end(fold, RunState.Failed, timeMs);
      return;
    case undefined:
      // A fact from a newer version: readers of this one do not know it, and need not.
      return;
    default:
      assertNever(event.fact);
  }
}

/** Whether every sampled batch has its verdicts and no more will come. */
export function isFiltered(fold: RunFold): boolean {
  return fold.sampling !== undefined && fold.unfilteredBatches.size === 0;
}

/** Whether every survivor has been traced. */
export function isTraced(fold: RunFold): boolean {
  return fold.traceBatchCount !== undefined && fold.tracedBatches.size >= fold.traceBatchCount;
}

type Fact<Name extends keyof RunEvent> = NonNullable<RunEvent[Name]>;

function applySampled(fold: RunFold, fact: Fact<'candidatesSampled'>, timeMs: number): void {
  // Batches come in order; a number below the count has been taken in already.
  if (fact.batchNumber < fold.sampledBatchCount) return;
  fold.sampledBatchCount = fact.batchNumber + 1;
  fold.nextSampleIndex = Math.max(fold.nextSampleIndex, fact.nextSampleIndex);
  fold.funnel.sampled += fact.sampledCount;
  fold.funnel.unextractable += fact.unextractableCount;
  fold.usage.tokens += fact.tokenCount;
  fold.usage.costMicrousd += fact.costMicrousd;
  fold.usage.requests += fact.requestCount;
  fold.usage.retries += fact.retryCount;
  const candidates = fact.candidates.map((candidate) =>
    candidateFromMessage(candidate, 'candidates_sampled.candidates'),
  );
  for (const { candidateId, multiplicity } of candidates) {
    fold.multiplicities.set(
      candidateId,
      (fold.multiplicities.get(candidateId) ?? 0) + multiplicity,
    );
  }
  for (const candidateId of fact.repeatedCandidateIds) {
    fold.multiplicities.set(candidateId, (fold.multiplicities.get(candidateId) ?? 0) + 1);
  }
  fold.funnel.unique = fold.multiplicities.size;
  if (candidates.length > 0) fold.unfilteredBatches.set(fact.batchNumber, candidates);
  touch(fold, 'sample', timeMs, 0, fold.createTimeMs);
  touch(fold, 'filter', timeMs);
}

function applyFiltered(fold: RunFold, fact: Fact<'candidatesFiltered'>, timeMs: number): void {
  const batch = fold.unfilteredBatches.get(fact.batchNumber);
  if (batch === undefined) return;
  fold.unfilteredBatches.delete(fact.batchNumber);
  const results = new Map(fact.results.map((result) => [result.candidateId, result]));
  for (const candidate of batch) {
    const result = results.get(candidate.candidateId);
    const verdict =
      result === undefined ? Verdict.InfrastructureError : verdictFromMessage(result.verdict);
    fold.funnel.filtered++;
    if (verdict === Verdict.InfrastructureError) {
      fold.funnel.infrastructureErrors++;
      fold.infrastructureFailure = result?.failure || fold.infrastructureFailure;
    }
    if (isCompiled(verdict)) fold.funnel.compiled++;
    if (verdict === Verdict.Accepted) {
      fold.funnel.passed++;
      fold.survivors.set(candidate.candidateId, candidate);
    }
    touch(
      fold,
      'filter',
      timeMs,
      msOfDuration(result?.compileCpuTime) + msOfDuration(result?.runCpuTime),
    );
  }
}

function applyTraced(fold: RunFold, fact: Fact<'candidatesTraced'>, timeMs: number): void {
  if (fold.tracedBatches.has(fact.batchNumber)) return;
  fold.tracedBatches.add(fact.batchNumber);
  for (const result of fact.results) {
    fold.funnel.traced++;
    if (result.isInfrastructureError) fold.funnel.infrastructureErrors++;
    else fold.behaviours.set(result.candidateId, result.behaviours);
    touch(fold, 'trace', timeMs, msOfDuration(result.cpuTime));
  }
}

function applySelected(fold: RunFold, fact: Fact<'submissionsSelected'>, timeMs: number): void {
  fold.submissions = fact.submissions.map((submission, index) => ({
    rank: index + 1,
    candidate: candidateFromMessage(submission.candidate, 'submissions_selected.candidate'),
    clusterId: submission.clusterId,
    clusterSize: submission.clusterSize,
    score: submission.score,
  }));
  fold.funnel.submissions = fold.submissions.length;
  const before = fold.stages.get('score') ?? fold.stages.get('cluster');
  touch(fold, 'select', timeMs, 0, before?.endTimeMs);
  end(fold, RunState.Succeeded, timeMs);
}

function end(fold: RunFold, state: RunState, timeMs: number): void {
  fold.state = state;
  fold.endTimeMs = timeMs;
  // Nothing more will be judged; the sources held for it can go.
  fold.unfilteredBatches.clear();
}

/** Moves a stage's clock; `startTimeMs` says when it began if that was before this event. */
function touch(
  fold: RunFold,
  name: StageName,
  timeMs: number,
  cpuTimeMs = 0,
  startTimeMs = timeMs,
): void {
  const clock = fold.stages.get(name);
  if (clock === undefined)
    fold.stages.set(name, {
      startTimeMs: Math.min(startTimeMs, timeMs),
      endTimeMs: timeMs,
      cpuTimeMs,
    });
  else {
    // Events of different publishers may come out of order by their clocks.
    clock.endTimeMs = Math.max(clock.endTimeMs, timeMs);
    clock.cpuTimeMs += cpuTimeMs;
  }
}
