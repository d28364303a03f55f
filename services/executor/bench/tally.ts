import type { Verdict } from '#libs/domain/verdict.ts';

/** The verdicts of one side, by the candidate's name, and what they cost. */
export type Tally = {
  readonly verdicts: ReadonlyMap<string, Verdict>;
  /** User and system time of everything that judging took, this process's part included. */
  readonly cpuSeconds: () => number;
  readonly add: (name: string, verdict: Verdict, cpuSeconds: number) => void;
};

export function makeTally(): Tally {
  const verdicts = new Map<string, Verdict>();
  let sum = 0;
  return {
    verdicts,
    cpuSeconds: () => sum,
    add: (name, verdict, cpuSeconds) => {
      verdicts.set(name, verdict);
      sum += cpuSeconds;
    },
  };
}

/** Does some work and says what CPU it took, in the processes that `readCpuSeconds` looks at and in this one. */
export async function spend<Result>(
  readCpuSeconds: () => number,
  work: () => Promise<Result>,
): Promise<{ readonly result: Result; readonly cpuSeconds: number }> {
  const before = readCpuSeconds();
  const ownBefore = process.cpuUsage();
  const result = await work();
  const own = process.cpuUsage(ownBefore);
  return { result, cpuSeconds: readCpuSeconds() - before + (own.user + own.system) / 1e6 };
}

/** Share of the candidates judged by both that have equal verdicts; 0 when there is none. */
export function agreementOf(one: Tally, other: Tally): number {
  const both = [...one.verdicts].filter(([name]) => other.verdicts.has(name));
  const agreeing = both.filter(([name, verdict]) => other.verdicts.get(name) === verdict);
  return agreeing.length / Math.max(1, both.length);
}
