import { describe, expect, it } from '@jest/globals';
import { RunState } from '#libs/domain/run.ts';
import type { RunEvent } from '#libs/gen/goldpan/event/v1/RunEvent.ts';
import type { RunEventInput } from '#libs/gen/goldpan/event/v1/RunEvent.ts';
import { makeCandidate, makeProblem } from '#libs/testing/builders.ts';
import { timestampOfMs } from '#libs/wire/duration.ts';
import { candidateToMessage } from '#libs/wire/program.ts';
import { runSpecToMessage } from '#libs/wire/run.ts';
import { codec } from '#libs/wire/schema.ts';
import { applyEvent, beginFold, isFiltered, isTraced, type RunFold } from './fold.ts';
import { viewOf } from './run-view.ts';

const events = codec('goldpan.event.v1.RunEvent');
const specs = codec('goldpan.solver.v1.RunSpec');
let timeMs = 1000;

/** Through the wire and back, as a reader of the log sees it. */
const event = (fact: Omit<RunEventInput, 'runId' | 'eventTime' | 'fact'>): RunEvent => {
  timeMs += 1000;
  return events.decode(
    events.encode({ ...fact, runId: 'run-1', eventTime: timestampOfMs(timeMs) }),
  );
};
const started = event({
  runStarted: {
    spec: specs.encode(
      runSpecToMessage({
        problem: makeProblem(),
        sampleCount: 10,
        submissionCountMax: 10,
        inputCount: 2,
        strategy: 'alphacode2',
        seed: 1,
        policies: [],
        languages: ['cpp20'],
        tokensMax: 0,
        costMicrousdMax: 0,
        wallTimeMsMax: 0,
      }),
    ),
  },
});
const [a, b, c] = ['int a;', 'int b;', 'int c;'].map((source) => makeCandidate(source));
if (a === undefined || b === undefined || c === undefined)
  throw new Error('three candidates were made');
const sampled = event({
  candidatesSampled: {
    batchNumber: 0,
    candidates: [a, b].map(candidateToMessage),
    sampledCount: 4,
    unextractableCount: 1,
    repeatedCandidateIds: [],
    nextSampleIndex: 4,
  },
});
const repeated = event({
  candidatesSampled: {
    batchNumber: 1,
    candidates: [candidateToMessage(c)],
    sampledCount: 3,
    repeatedCandidateIds: [a.candidateId, a.candidateId],
    nextSampleIndex: 7,
    tokenCount: 50,
  },
});
const finished = event({
  samplingFinished: { batchCount: 2, stopReason: 'complete', lostCount: 3 },
});
const filtered = event({
  candidatesFiltered: {
    batchNumber: 0,
    results: [
      {
        candidateId: a.candidateId,
        verdict: 'VERDICT_ACCEPTED',
        compileCpuTime: { seconds: 1, nanos: 0 },
        runCpuTime: { seconds: 0, nanos: 5e8 },
      },
      { candidateId: b.candidateId, verdict: 'VERDICT_COMPILE_ERROR' },
    ],
  },
});
const filteredSecond = event({
  candidatesFiltered: {
    batchNumber: 1,
    results: [{ candidateId: c.candidateId, verdict: 'VERDICT_WRONG_ANSWER' }],
  },
});

const foldOf = (...facts: RunEvent[]): RunFold => {
  const fold = beginFold(started);
  for (const fact of facts) applyEvent(fold, fact);
  return fold;
};

describe('fold', () => {
  it('counts samples, repeats and replies without a program', () => {
    const { funnel, multiplicities, usage } = foldOf(sampled, repeated, finished);
    expect(funnel).toMatchObject({ sampled: 7, unextractable: 1, unique: 3, lost: 3 });
    expect(multiplicities.get(a.candidateId)).toBe(3);
    expect(usage.tokens).toBe(50);
  });

  it('keeps the survivors of the public tests, and nothing of the rest', () => {
    const fold = foldOf(sampled, repeated, finished, filtered, filteredSecond);
    expect(fold.funnel).toMatchObject({ filtered: 3, compiled: 2, passed: 1 });
    expect([...fold.survivors.keys()]).toEqual([a.candidateId]);
    expect(isFiltered(fold)).toBe(true);
    expect(viewOf(fold).stages.find(({ name }) => name === 'filter')?.cpuTimeMs).toBe(1500);
  });

  it('is not filtered while a batch is out or more samples may come', () => {
    expect(isFiltered(foldOf(sampled, repeated, finished, filtered))).toBe(false);
    expect(isFiltered(foldOf(sampled, filtered))).toBe(false);
  });

  it('changes nothing when a fact comes twice', () => {
    const once = foldOf(sampled, repeated, finished, filtered, filteredSecond);
    const twice = foldOf(
      sampled,
      sampled,
      repeated,
      repeated,
      finished,
      finished,
      filtered,
      filtered,
      filteredSecond,
      filteredSecond,
    );
    expect(viewOf(twice)).toEqual(viewOf(once));
  });

  it('counts a candidate that a batch has no verdict for as an infrastructure error, not as wrong', () => {
    const lost = event({ candidatesFiltered: { batchNumber: 0, results: [] } });
    expect(foldOf(sampled, lost).funnel).toMatchObject({
      filtered: 2,
      compiled: 0,
      infrastructureErrors: 2,
    });
  });

  it('is traced once every batch is in, whatever their order', () => {
    const fold = foldOf(sampled, repeated, finished, filtered, filteredSecond);
    applyEvent(
      fold,
      event({ inputsGenerated: { inputCount: 2, inputs: { sha256: 'f', sizeBytes: 1 } } }),
    );
    applyEvent(
      fold,
      event({
        candidatesTraced: {
          batchNumber: 0,
          results: [{ candidateId: a.candidateId, behaviours: Buffer.alloc(32, 1) }],
        },
      }),
    );
    expect(isTraced(fold)).toBe(false);
    applyEvent(fold, event({ traceRequested: { batchCount: 1 } }));
    expect(isTraced(fold)).toBe(true);
    expect(fold.behaviours.get(a.candidateId)).toHaveLength(32);
  });

  it('ignores what comes after the end', () => {
    const fold = foldOf(sampled, event({ runCancelled: {} }), repeated);
    expect(fold.state).toBe(RunState.Cancelled);
    expect(fold.funnel.sampled).toBe(4);
  });

  it('takes an event of a newer version for nothing', () => {
    expect(viewOf(foldOf(sampled, event({})))).toEqual(viewOf(foldOf(sampled)));
  });
});
