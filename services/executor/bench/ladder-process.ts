import { messageOf } from '#libs/domain/app-error.ts';
import { Language } from '#libs/domain/language.ts';
import type { Program } from '#libs/domain/program.ts';
import { Verdict } from '#libs/domain/verdict.ts';
import { silentLogger } from '#libs/telemetry/logger.ts';
import { prepareChecker } from '../checker.ts';
import { readExecutorConfig } from '../config.ts';
import { forgetProgram, type Executor } from '../executor.ts';
import { nameTests, runCpuTimeMs, type JudgeTask } from '../judge.ts';
import { judgeByLadder } from '../ladder.ts';
import { sandboxPart } from '../parts.ts';
import type {
  LadderAnswer,
  LadderProblem,
  LadderRequest,
  LadderVerdict,
} from './ladder-messages.ts';

// The executor in a process of its own, so that its CPU can be told from that of everything else:
// judges what comes on the channel of child processes, as the filter does.

/** The languages of the candidates. */
const benchLanguages = [Language.Cpp17, Language.Cpp20];

const tasks = new Map<string, JudgeTask>();
const { signal } = new AbortController();
const { part, executor } = sandboxPart(readExecutorConfig(), silentLogger);

const say = (answer: LadderAnswer): void => void process.send?.(answer);

try {
  const stop = await part.start();
  for (const language of benchLanguages) await executor().front?.compiler.start(language);
  process.on('message', (request: LadderRequest) => {
    const { requestId } = request;
    answer(executor(), request).then(
      (answered) => say(answered),
      (error: unknown) => say({ kind: 'failed', requestId, message: messageOf(error) }),
    );
  });
  process.once('disconnect', () => void stop());
  say({ kind: 'ready' });
} catch (error) {
  say({ kind: 'unstarted', message: messageOf(error) });
  process.disconnect();
}

async function answer(executor: Executor, request: LadderRequest): Promise<LadderAnswer> {
  const { requestId, problem } = request;
  if (request.kind === 'judge')
    return { kind: 'judged', requestId, ...(await judge(executor, request.program, problem)) };
  const { checker } = problem;
  if (checker.kind === 'program')
    await executor.pool.use((slot) => prepareChecker(executor, slot, checker, signal), { signal });
  return { kind: 'prepared', requestId };
}

async function judge(
  executor: Executor,
  program: Program,
  problem: LadderProblem,
): Promise<LadderVerdict> {
  const judgement = await judgeByLadder(executor, program, taskOf(problem), signal);
  if (judgement.verdict !== Verdict.Accepted) forgetProgram(executor, program);
  return {
    verdict: judgement.verdict,
    rung: judgement.rung,
    compileCpuMs: judgement.compilation.cpuTimeMs,
    runCpuMs: runCpuTimeMs(judgement),
  };
}

/** The tests of a problem are named once, as for a run. */
function taskOf({ problemId, publicTests, checker, limits }: LadderProblem): JudgeTask {
  const known = tasks.get(problemId);
  if (known !== undefined) return known;
  const task = { tests: nameTests(publicTests), checker, limits, stopOnFirstFailure: true };
  tasks.set(problemId, task);
  return task;
}
