import type { SoakBench } from '../../executor/bench/soak-bench.ts';
import type { SoakSample } from '../../executor/bench/soak-growth.ts';
import { formatCount } from '../format.ts';

const mebibyte = 1024 * 1024;

/** What the executor held after a round, in one line. */
export function soakSampleText(sample: SoakSample): string {
  const { executions, heapBytes, residentBytes, descriptors, processes, files } = sample;
  return `${formatCount(executions)} executions: ${(heapBytes / mebibyte).toFixed(1)} MiB of heap, ${(residentBytes / mebibyte).toFixed(0)} MiB resident, ${descriptors} descriptors, ${processes} processes, ${files} files`;
}

/** The result of `goldpan bench soak` for people. */
export function soakText(bench: SoakBench): string {
  const { executions, wallSeconds, growth, unexpected } = bench;
  const wrong = Object.entries(unexpected).map(
    ([name, count]) => `unexpected: "${name}" ended as it should not ${count} times`,
  );
  return [
    ...growth.map((what) => `grew: ${what}`),
    ...wrong,
    `${formatCount(executions)} executions in ${wallSeconds.toFixed(0)} s: ${growth.length === 0 ? 'nothing grew after the warm-up' : 'see above what grew'}`,
  ].join('\n');
}
