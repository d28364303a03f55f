import { behaviourOf, isFailureAt } from '#libs/domain/behaviour.ts';
import { Verdict } from '#libs/domain/verdict.ts';
import type { AcceptedInput } from './combine.ts';
import type { Panel } from './panel.ts';
import type { Row } from './partition.ts';

/** An input that was tried, with what the programs did on it. */
export type Tried = { readonly input: AcceptedInput; readonly row: Row };

/** An input on which more of the panel fails is probably invalid (AlphaCode, section 4.6). */
const failingShareMax = 0.5;
/** A program that cost so many milliseconds is slow, or slow to start, and left out from then on. */
const programCostMax = 4000;
const timeOuts: ReadonlySet<string> = new Set(
  [Verdict.TimeLimitExceeded, Verdict.IdlenessLimitExceeded].map((verdict) =>
    behaviourOf(verdict, new Uint8Array()).toString('latin1'),
  ),
);

/** Whether so much of the panel fails on an input that it is probably invalid. */
export function isFailing(row: Row): boolean {
  const known = row.filter((behaviour) => behaviour !== undefined);
  const failures = known.filter((behaviour) => isFailureAt(Buffer.from(behaviour, 'latin1'), 0));
  return failures.length > known.length * failingShareMax;
}

/**
 * Tries inputs on a panel until that has cost too much, and keeps what the programs did. The cost is CPU time in
 * milliseconds as far as it is known beforehand: it counts what happened and measures nothing, so that the same seed gives
 * the same inputs.
 */
export class Trials {
  readonly tried: Tried[] = [];
  private readonly costs = new Map<number, number>();
  private readonly panel: Panel;
  /** CPU limit of one run. */
  private readonly cpuTimeMs: number;
  private readonly signal: AbortSignal;

  constructor(panel: Panel, cpuTimeMs: number, signal: AbortSignal) {
    this.panel = panel;
    this.cpuTimeMs = cpuTimeMs;
    this.signal = signal;
  }

  /**
   * Runs the programs with these indexes on inputs, so many at a time, while all trials together cost at most `costMax`.
   * False when that is spent: some inputs were not tried.
   */
  async run(
    inputs: readonly AcceptedInput[],
    programs: readonly number[],
    { batchSize, costMax }: { readonly batchSize: number; readonly costMax: number },
  ): Promise<boolean> {
    for (let start = 0; start < inputs.length; start += batchSize) {
      if ([...this.costs.values()].reduce((sum, cost) => sum + cost, 0) > costMax) return false;
      const asked = programs.filter((index) => (this.costs.get(index) ?? 0) < programCostMax);
      const batch = inputs.slice(start, start + batchSize);
      const texts = batch.map(({ text }) => text);
      const rows = await this.panel.trace(texts, asked, this.signal);
      batch.forEach((input, index) => {
        const row = rows[index] ?? [];
        row.forEach((behaviour, program) => this.count(behaviour, program));
        this.tried.push({ input, row });
      });
    }
    return true;
  }

  /** The programs that ran on some input, ascending. */
  runningPrograms(): readonly number[] {
    const programs = new Set<number>();
    for (const { row } of this.tried)
      row.forEach((behaviour, program) => {
        if (behaviour !== undefined) programs.add(program);
      });
    return [...programs].sort((a, b) => a - b);
  }

  private count(behaviour: string | undefined, program: number): void {
    if (behaviour === undefined) return;
    const cost = timeOuts.has(behaviour) ? this.cpuTimeMs : this.panel.runCostMs(program);
    this.costs.set(program, (this.costs.get(program) ?? 0) + cost);
  }
}
