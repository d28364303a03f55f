import { metrics, type Attributes, type Counter, type Histogram } from '@opentelemetry/api';

/**
 * Every metric of the mesh, in one place: its name, unit and meaning. Code elsewhere uses these
 * functions and no other names.
 */
const registry = {
  samples: {
    name: 'goldpan.policy.samples',
    unit: '{sample}',
    description: 'Samples, by policy and outcome.',
  },
  tokens: {
    name: 'goldpan.policy.tokens',
    unit: '{token}',
    description: 'Tokens spent, by policy and kind.',
  },
  verdicts: {
    name: 'goldpan.executor.verdicts',
    unit: '{program}',
    description: 'Programs judged, by kind of work and verdict.',
  },
  infrastructureErrors: {
    name: 'goldpan.executor.infrastructure_errors',
    unit: '{error}',
    description: 'Faults of the executor, by reason.',
  },
  inputs: {
    name: 'goldpan.testgen.inputs',
    unit: '{input}',
    description: 'Inputs generated, by backend.',
  },
  runs: { name: 'goldpan.solver.runs', unit: '{run}', description: 'Runs ended, by state.' },
  messages: {
    name: 'goldpan.bus.messages',
    unit: '{message}',
    description: 'Messages handled, by stream and outcome.',
  },
} as const;

const histograms = {
  rpcDuration: {
    name: 'rpc.server.call.duration',
    unit: 's',
    description: 'Duration of gRPC calls served.',
  },
  compileCpu: {
    name: 'goldpan.executor.compile_cpu',
    unit: 's',
    description: 'CPU time of one compilation.',
  },
  workDuration: {
    name: 'goldpan.bus.work_duration',
    unit: 's',
    description: 'Time to handle one work item.',
  },
} as const;

const counterCache = new Map<string, Counter>();
const histogramCache = new Map<string, Histogram>();

/** Adds to a counter of the registry. */
export function count(
  metric: keyof typeof registry,
  value: number,
  attributes: Attributes = {},
): void {
  const { name, unit, description } = registry[metric];
  let counter = counterCache.get(name);
  if (counter === undefined) {
    counter = metrics.getMeter('goldpan').createCounter(name, { unit, description });
    counterCache.set(name, counter);
  }
  counter.add(value, attributes);
}

/** Records one value, in the histogram's unit. */
export function record(
  metric: keyof typeof histograms,
  value: number,
  attributes: Attributes = {},
): void {
  const { name, unit, description } = histograms[metric];
  let histogram = histogramCache.get(name);
  if (histogram === undefined) {
    histogram = metrics.getMeter('goldpan').createHistogram(name, { unit, description });
    histogramCache.set(name, histogram);
  }
  histogram.record(value, attributes);
}
