import type { Language } from './language.ts';
import type { Problem } from './problem.ts';
import type { Candidate } from './program.ts';

/** What to solve, and how. */
export type RunSpec = {
  readonly problem: Problem;
  readonly sampleCount: number;
  readonly submissionCountMax: number;
  readonly inputCount: number;
  readonly strategy: string;
  readonly seed: number;
  readonly policies: readonly string[];
  readonly languages: readonly Language[];
  /** 0 means no limit, here and below. */
  readonly tokensMax: number;
  readonly costMicrousdMax: number;
  readonly wallTimeMsMax: number;
};

/** Where a run stands. */
export const RunState = {
  Filtering: 'filtering',
  Tracing: 'tracing',
  Selecting: 'selecting',
  Succeeded: 'succeeded',
  Failed: 'failed',
  Cancelled: 'cancelled',
} as const;
export type RunState = (typeof RunState)[keyof typeof RunState];

export function isEnded(state: RunState): boolean {
  return state === RunState.Succeeded || state === RunState.Failed || state === RunState.Cancelled;
}

/** Counts from samples to submissions; all but `sampled` and `unextractable` count distinct programs. */
export type Funnel = {
  sampled: number;
  unextractable: number;
  unique: number;
  filtered: number;
  compiled: number;
  passed: number;
  inputs: number;
  traced: number;
  clusters: number;
  submissions: number;
  infrastructureErrors: number;
  lost: number;
};

/** The stages of a run, in order. */
export const stageNames = [
  'sample',
  'filter',
  'generate',
  'trace',
  'cluster',
  'score',
  'select',
] as const;
export type StageName = (typeof stageNames)[number];

export type Stage = {
  readonly name: StageName;
  readonly wallTimeMs: number;
  readonly cpuTimeMs: number;
};

/** A candidate handed back; rank 1 is the first to submit. */
export type Submission = {
  readonly rank: number;
  readonly candidate: Candidate;
  readonly clusterId: string;
  readonly clusterSize: number;
  readonly score: number;
};

/** What sampling cost. */
export type RunUsage = {
  tokens: number;
  costMicrousd: number;
  requests: number;
  retries: number;
};

/** One problem being solved under one budget. */
export type Run = {
  readonly runId: string;
  readonly spec: RunSpec;
  readonly state: RunState;
  readonly funnel: Readonly<Funnel>;
  readonly stages: readonly Stage[];
  readonly submissions: readonly Submission[];
  /** Empty unless the run failed. */
  readonly failure: string;
  readonly createTimeMs: number;
  readonly endTimeMs: number | undefined;
  readonly usage: Readonly<RunUsage>;
  /** Why no more samples come; empty while they do. */
  readonly samplingStopReason: string;
};
