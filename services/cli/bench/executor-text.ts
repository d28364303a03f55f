import type { ExecutorBench } from '../../executor/bench/executor-bench.ts';
import { formatCount } from '../format.ts';
import { table } from '../run-report.ts';

const sides = [
  ['ladder', 'goldpan'],
  ['gppBareExec', 'g++ -O2, bare exec'],
  ['gppBubblewrap', 'g++ -O2, bubblewrap'],
  ['goJudge', 'go-judge'],
] as const;

/** The result of `goldpan bench executor` for people. */
export function executorText(bench: ExecutorBench): string {
  const { perCoreSecond, agreements, cpuSeconds, overhead, rungs } = bench;
  const sideRows = sides.flatMap(([side, name]) => {
    const rate = perCoreSecond[side];
    if (rate === null) return [];
    return [
      [
        name,
        formatCount(side === 'ladder' ? bench.candidates : bench.compared),
        (cpuSeconds[side] ?? 0).toFixed(1),
        rate.toFixed(2),
        times(perCoreSecond.ladder / rate),
        percent(agreements[side] ?? 0),
      ],
    ];
  });
  const head = [
    'side',
    'candidates',
    'CPU s',
    'a core-second',
    'goldpan is',
    'verdicts as g++ and bare exec',
  ];
  const bare = (overhead.times.bareNs / 1000).toFixed(0);
  const overheadRows = [
    ['static, sandboxed', times(overhead.staticRatio)],
    ['static, sandboxed, of many in a request', times(overhead.staticBatchRatio)],
    ['dynamic, sandboxed', times(overhead.dynamicRatio)],
    ...(overhead.bubblewrapRatio === null
      ? []
      : [['static, bubblewrap', times(overhead.bubblewrapRatio)]]),
  ];
  const { compile, run } = bench.ladderCpuSeconds;
  return [
    table(head, sideRows),
    `goldpan's rungs: front ${percent(rungs.front)}, full ${percent(rungs.full)}; its CPU: compilers ${compile.toFixed(1)} s, programs ${run.toFixed(1)} s, itself ${(cpuSeconds.ladder - compile - run).toFixed(1)} s; before the first candidate ${bench.startUpCpuSeconds.toFixed(1)} s, not counted above`,
    table([`one execution of an empty program (bare: ${bare} µs)`, 'against bare'], overheadRows),
    ...bench.missing.map(({ name, why }) => `skipped: ${name}: ${why}`),
    ...bench.differing.map(
      ({ name, ...said }) =>
        `differs: ${name}: ${sides.flatMap(([side, words]) => (said[side] ? [`${words} ${said[side]}`] : [])).join(', ')}`,
    ),
  ].join('\n');
}

function times(ratio: number): string {
  return `${ratio.toFixed(2)}×`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
