import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { isCpp, languages } from '#libs/domain/language.ts';
import { resolveLimits } from '#libs/domain/limits.ts';
import { defaultChecker } from '#libs/domain/problem.ts';
import type { Program } from '#libs/domain/program.ts';
import { Verdict } from '#libs/domain/verdict.ts';
import { startParts } from '#libs/lifecycle/parts.ts';
import { silentLogger } from '#libs/telemetry/logger.ts';
import { packagesWithPools, samplePools } from '../../services/executor/bench/pool-sample.ts';
import { makeBlob } from '../../services/executor/blob.ts';
import { readExecutorConfig } from '../../services/executor/config.ts';
import { forgetProgram, type Executor } from '../../services/executor/executor.ts';
import { judgeProgram, nameTests, type JudgeTask } from '../../services/executor/judge.ts';
import { judgeByLadder } from '../../services/executor/ladder.ts';
import { sandboxPart } from '../../services/executor/parts.ts';
import { runProgram } from '../../services/executor/run.ts';
import { ladderPrograms } from '../support/ladder-programs/index.ts';
import type { LadderProgram } from '../support/ladder-programs/program.ts';

// The ladder must say what g++ -O2 alone says: of programs that are right by what g++ makes of them,
// and of the same programs when they are wrong. GOLDPAN_LADDER_SAMPLE=400 judges more of the pools.

const { signal } = new AbortController();
const limits = resolveLimits({ cpuTimeMs: 1000 });
const poolSampleCount = Number(process.env['GOLDPAN_LADDER_SAMPLE'] ?? 40);
const poolSeed = 7;
/** No program of the corpus prints it. */
const noAnswer = 'an answer that no program gives';

let executor: Executor;
let stop: () => Promise<void>;

beforeAll(async () => {
  const config = readExecutorConfig({ GOLDPAN_NATS_URL: '', GOLDPAN_EXECUTOR_SLOTS: '2' });
  const sandbox = sandboxPart(config, silentLogger);
  stop = await startParts([sandbox.part], silentLogger);
  executor = sandbox.executor();
  if (executor.front === undefined)
    throw new Error('the front rung is not built: run `npm run setup`');
  for (const language of languages.filter(isCpp)) await executor.front.compiler.start(language);
}, 120_000);

afterAll(() => stop());

describe.each(Object.entries(ladderPrograms))('of a program that %s, the ladder', (_, programs) => {
  it.each(programs.map((one) => [one.does, one] as const))(
    'says what g++ says when it %s',
    async (_does, one) => {
      const program = { language: one.language, source: Buffer.from(one.source) };
      const answer = await outputOf(program, one.input);
      const outcomes = await outcomesOf(program, taskOf(one, noAnswer));
      const whenRight =
        answer === undefined ? undefined : await outcomesOf(program, taskOf(one, answer));
      forgetProgram(executor, program);
      expect({ whenWrong: outcomes.ladder, whenRight: whenRight?.ladder }).toEqual({
        whenWrong: outcomes.full,
        whenRight: whenRight?.full,
      });
      if (one.rung !== 'either') expect(outcomes.rung).toBe(one.rung);
    },
  );
});

it(
  'judges programs of the pools as g++ does',
  async () => {
    const folder = join(import.meta.dirname, '../../examples');
    const candidates = await samplePools(
      await packagesWithPools(folder),
      poolSampleCount,
      poolSeed,
    );
    const differences: string[] = [];
    for (const { name, problem, program } of candidates) {
      const task = {
        tests: nameTests(problem.publicTests),
        checker: problem.checker,
        limits: problem.limits,
        stopOnFirstFailure: true,
      };
      const { ladder, full, rung } = await outcomesOf(program, task);
      forgetProgram(executor, program);
      if (ladder !== full) differences.push(`${name}: ${ladder} by the ${rung} rung, not ${full}`);
    }
    expect(candidates).toHaveLength(poolSampleCount);
    expect(differences).toEqual([]);
  },
  60_000 + 5000 * poolSampleCount,
);

/** Verdict and failed test, with and without the ladder. */
async function outcomesOf(
  program: Program,
  task: JudgeTask,
): Promise<{ ladder: string; full: string; rung: string }> {
  const ladder = await judgeByLadder(executor, program, task, signal);
  const full = await judgeProgram(executor, program, task, signal);
  const describeOutcome = ({ verdict, results }: typeof full): string =>
    `${verdict} at ${results.find((one) => one.verdict !== Verdict.Accepted)?.name ?? 'no test'}`;
  return { ladder: describeOutcome(ladder), full: describeOutcome(full), rung: ladder.rung };
}

/** What g++ makes the program print; undefined when it does not come to its end. */
async function outputOf(program: Program, input: string): Promise<string | undefined> {
  const blob = makeBlob(Buffer.from(input));
  const { results } = await runProgram(executor, program, [blob], limits, signal);
  const [result] = results;
  return result?.verdict === Verdict.Ok ? Buffer.from(result.output).toString('latin1') : undefined;
}

function taskOf({ input }: LadderProgram, answer: string): JudgeTask {
  const test = { name: 'sample', input: Buffer.from(input), answer: Buffer.from(answer, 'latin1') };
  return { tests: nameTests([test]), checker: defaultChecker, limits, stopOnFirstFailure: true };
}
