import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Language } from '#libs/domain/language.ts';
import type { JudgeProgramResponse } from '#libs/gen/goldpan/executor/v1/JudgeProgramResponse.ts';
import type { Verdict } from '#libs/gen/goldpan/common/v1/Verdict.ts';
import type { JudgeOptions } from '../../support/executor.ts';
import { startSandbox, type Account, type Sandbox } from './sandbox.ts';
import { findBelongings, findTraces } from './traces.ts';

export type VerdictName = Verdict extends `VERDICT_${infer Name}` ? Name : never;

/** A hostile program, and what the executor may say about it. */
export type HostileCase = {
  /** What the program does, as in "a program that …". */
  readonly does: string;
  readonly source: string | Buffer;
  readonly language?: Language;
  /** Inputs and answers: one empty input, and "safe", which programs print that are refused in time. */
  readonly tests?: readonly (readonly [string, string])[];
  /** More than one where a race inside the program decides; the case says why. */
  readonly verdicts: readonly VerdictName[];
  readonly options?: Omit<JudgeOptions, 'language'>;
  /** What else is wrong with the outcome, if anything. */
  readonly check?: (response: JudgeProgramResponse) => string | undefined;
  /** How often it is judged; once unless said otherwise. */
  readonly judgedCount?: number;
  /** Whether it is also run where the runner has no privileges: cases that meet a different wall there. */
  readonly isForBothAccounts?: boolean;
};

/** Starts a sandbox for a test file and ends it; the program after each case is the innocent one. */
export function useSandbox(account: Account): () => Sandbox {
  let sandbox: Sandbox | undefined;
  let before: Awaited<ReturnType<typeof findTraces>> | undefined;
  const started = (): Sandbox => {
    if (sandbox === undefined) throw new Error('the sandbox is used before it has started');
    return sandbox;
  };
  beforeAll(async () => {
    sandbox = await startSandbox(account);
    await expectInnocentPasses(sandbox);
    before = await findTraces(sandbox.place);
    expect(before.slotPids).toHaveLength(1);
  }, 120_000);
  afterAll(async () => {
    const uid = sandbox?.place.uid;
    const belongings = uid === undefined ? [] : await findBelongings(uid);
    await sandbox?.stop();
    expect(belongings).toEqual([]);
  });
  afterEach(async () => {
    await expectInnocentPasses(started());
    // The same processes as before, nothing beside them, and an empty folder.
    expect(await findTraces(started().place)).toEqual({
      runnerPid: started().place.runnerPid,
      slotPids: before?.slotPids,
      processes: [],
      files: [],
    });
  });
  return started;
}

/** Declares a test for each case. */
export function declareCases(sandbox: () => Sandbox, cases: readonly HostileCase[]): void {
  it.each(cases.map((one) => [one.does, one] as const))('%s', async (_does, one) => {
    const { source, language, tests = [['', 'safe']], options = {} } = one;
    for (let count = 0; count < (one.judgedCount ?? 1); count++) {
      const response = await sandbox().judge(source, tests, {
        ...options,
        ...(language === undefined ? {} : { language }),
      });
      expect(describeResponse(response)).toMatch(new RegExp(`^(${one.verdicts.join('|')}):`));
      expect(response.compilation?.log.length).toBeLessThanOrEqual(logBytesMax);
      expect(one.check?.(response)).toBeUndefined();
    }
  });
}

/** Longest log of a compiler. */
const logBytesMax = 64 * 1024;

const innocentSource = `#include <cstdio>
int main() { long a, b; if (scanf("%ld %ld", &a, &b) == 2) printf("%ld\\n", a + b); }
`;

/** The program after a hostile one: whatever that did, this one computes as ever. */
async function expectInnocentPasses(sandbox: Sandbox): Promise<void> {
  const response = await sandbox.judge(innocentSource, [['20 22\n', '42\n']]);
  expect(describeResponse(response)).toMatch(/^ACCEPTED:/);
}

/** One line that says why a case failed. */
export function describeResponse({ verdict, compilation, results }: JudgeProgramResponse): string {
  const result = results.find((one) => one.verdict !== 'VERDICT_ACCEPTED') ?? results[0];
  const execution = result?.execution;
  const log = compilation?.log.toString().slice(0, 400) ?? '';
  return `${verdict.replace('VERDICT_', '')}: ${[
    execution && `exit ${String(execution.exitCode)} signal ${String(execution.signal)}`,
    execution?.limitExceeded && `limit ${execution.limitExceeded}`,
    execution?.errorOutput.toString().slice(-400),
    result?.message,
    log,
  ]
    .filter(Boolean)
    .join(', ')}`;
}
