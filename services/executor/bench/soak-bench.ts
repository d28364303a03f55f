import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type RpcClient } from '#libs/rpc/client.ts';
import { executorMessageBytesMax } from '#libs/rpc/server.ts';
import { languageToMessage, verdictFromMessage } from '#libs/wire/enums.ts';
import { checkerToMessage, limitsToMessage } from '#libs/wire/problem.ts';
import { Verdict } from '#libs/domain/verdict.ts';
import { readProcessTree } from './process-tree.ts';
import { startService } from './service-process.ts';
import { growthOf, type SoakSample } from './soak-growth.ts';
import { soakChecker, soakPrograms, type SoakProgram } from './soak-programs.ts';

export type SoakBenchOptions = {
  /** At least so many, in whole rounds. */
  readonly executionCount: number;
  readonly environment: Readonly<Record<string, string | undefined>>;
};

/** Whether the executor keeps anything of what it ran; keys are stable. */
export type SoakBench = {
  readonly executions: number;
  readonly wallSeconds: number;
  /** One after each round. */
  readonly samples: readonly SoakSample[];
  /** What grew after the warm-up, in words; empty when nothing did. */
  readonly growth: readonly string[];
  /** Programs that ended as they should not, with how often. */
  readonly unexpected: Readonly<Record<string, number>>;
};

type Client = RpcClient<'goldpan.executor.v1.ExecutorService'>;

const slotCount = 2;
const callTimeoutMs = 120_000;
/** Rounds after which caches are full, code is compiled, and every slot has been used for everything. */
const warmUpRounds = 4;
/** Some six binaries, so that old ones have to go from the beginning on. */
const cacheBytesMax = 16 * 1024 * 1024;
/**
 * Runs programs through the real service over gRPC, round after round, and looks after each at what its
 * processes hold. FAILED_PRECONDITION (BENCH_FAILED) when it does not start; errors of `RunProgram`.
 */
export async function benchSoak(
  { executionCount, environment }: SoakBenchOptions,
  onSample: (sample: SoakSample) => void,
): Promise<SoakBench> {
  await using cleanUp = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'goldpan-soak-'));
  cleanUp.defer(() => rm(folder, { recursive: true, force: true }));
  // Programs run as other users, who must be able to pass through to their scratch folder.
  await chmod(folder, 0o711);
  const service = cleanUp.use(
    await startService({
      ...environment,
      TMPDIR: folder,
      GOLDPAN_EXECUTOR_SCRATCH: folder,
      GOLDPAN_EXECUTOR_SLOTS: String(slotCount),
      GOLDPAN_EXECUTOR_CACHE_BYTES: String(cacheBytesMax),
    }),
  );
  const client = connect(
    'goldpan.executor.v1.ExecutorService',
    service.address,
    executorMessageBytesMax,
  );
  cleanUp.defer(() => client.close());

  const startMs = performance.now();
  const samples: SoakSample[] = [];
  const unexpected: Record<string, number> = {};
  let executions = 0;
  for (let round = 0; executions < executionCount || round <= warmUpRounds; round++) {
    for (const { name, ended, wrongCount } of await runRound(client, soakPrograms(round))) {
      executions += ended;
      if (wrongCount > 0) unexpected[name] = (unexpected[name] ?? 0) + wrongCount;
    }
    const heapBytes = await service.heapBytes();
    const tree = readProcessTree(service.pid);
    const sample = {
      executions,
      heapBytes,
      residentBytes: tree.residentBytes,
      descriptors: tree.descriptorCount,
      processes: tree.processCount,
      files: (await readdir(folder, { recursive: true })).length,
    };
    samples.push(sample);
    onSample(sample);
  }
  return {
    executions,
    wallSeconds: (performance.now() - startMs) / 1000,
    samples,
    growth: growthOf(samples.slice(warmUpRounds)),
    unexpected,
  };
}

type Ended = { readonly name: string; readonly ended: number; readonly wrongCount: number };

/** Every slot runs every program, so that after a round each has seen all there is. */
async function runRound(client: Client, programs: readonly SoakProgram[]): Promise<Ended[]> {
  const ended: Ended[] = [];
  for (const program of programs) {
    const calls = Array.from({ length: slotCount }, () => runProgram(client, program));
    ended.push(...(await Promise.all(calls)));
    if (program.verdict !== Verdict.Ok) continue;
    const judgings = Array.from({ length: slotCount }, () => judgeProgram(client, program));
    ended.push(...(await Promise.all(judgings)));
  }
  return ended;
}

/** Judges a right program with a checker that refuses what it says on the last test. */
async function judgeProgram(
  client: Client,
  { name, language, source }: SoakProgram,
): Promise<Ended> {
  const numbers = [1, 2, 3, 4, soakChecker.refused];
  const judgement = await client.call(
    'JudgeProgram',
    {
      program: { language: languageToMessage(language), source: Buffer.from(source) },
      tests: numbers.map((number) => ({ name: `${number}`, input: Buffer.from(`${number}\n`) })),
      checker: checkerToMessage(soakChecker.checker),
    },
    { timeoutMs: callTimeoutMs },
  );
  const verdicts = judgement.results.map((result) => verdictFromMessage(result.verdict));
  const expected = numbers.map((number) =>
    number === soakChecker.refused ? Verdict.WrongAnswer : Verdict.Accepted,
  );
  const wrong = expected.filter((verdict, index) => verdicts[index] !== verdict);
  return { name: `${name}, judged`, ended: verdicts.length, wrongCount: wrong.length };
}

async function runProgram(client: Client, program: SoakProgram): Promise<Ended> {
  const { name, language, source, executionCount, limits, verdict } = program;
  const inputs = Array.from({ length: Math.max(1, executionCount) }, (_, index) =>
    Buffer.from(`${index}\n`),
  );
  const run = await client.call(
    'RunProgram',
    {
      program: { language: languageToMessage(language), source: Buffer.from(source) },
      inputs,
      limits: limitsToMessage(limits),
    },
    { timeoutMs: callTimeoutMs },
  );
  const wrong = run.results.filter((result) => verdictFromMessage(result.verdict) !== verdict);
  const isWrongAsAWhole =
    verdictFromMessage(run.verdict) !== verdict || run.results.length !== executionCount;
  return {
    name,
    ended: run.results.length,
    wrongCount: Math.max(wrong.length, isWrongAsAWhole ? 1 : 0),
  };
}
