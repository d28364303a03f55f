import { mkdtemp, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { messageOf } from '#libs/domain/app-error.ts';
import type { Problem } from '#libs/domain/problem.ts';
import { Verdict } from '#libs/domain/verdict.ts';
import { startBareExec, type BareExec } from './bare-exec.ts';
import { prepareProblem, type BenchProblem } from './bench-problem.ts';
import { findProgram } from './find-program.ts';
import { startGoJudge, type GoJudge } from './go-judge.ts';
import { compilePlainly, judgePlainly } from './gpp-judge.ts';
import type { PoolCandidate } from './pool-sample.ts';
import { makeTally, spend, type Tally } from './tally.ts';

/** What the executor is compared with: `g++ -O2` with bare exec or bubblewrap, and go-judge. */
export type Peers = {
  /** A peer that is not there, or does not work, is undefined, and `missing` says why. */
  readonly tallies: {
    readonly gppBareExec: Tally;
    readonly gppBubblewrap: Tally | undefined;
    readonly goJudge: Tally | undefined;
  };
  readonly missing: readonly MissingPeer[];
  /** Judges a candidate on all of them, one after another. */
  readonly judge: (candidate: PoolCandidate) => Promise<void>;
} & AsyncDisposable;

export type MissingPeer = { readonly name: string; readonly why: string };

type Environment = Readonly<Record<string, string | undefined>>;

/** Starts what is installed, with the tests of these problems as files and their checkers compiled. */
export async function startPeers(
  problems: readonly Problem[],
  environment: Environment,
): Promise<Peers> {
  await using starting = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'goldpan-bench-'));
  starting.defer(() => rm(folder, { recursive: true, force: true }));
  const bare = await startBareExec(folder);
  starting.defer(bare.stop);
  const bubblewrap = await findBubblewrap(environment, bare);
  const goJudge = await findGoJudge(environment, folder);
  starting.defer(async () => goJudge.peer?.stop());
  const prepared = new Map<string, BenchProblem>();
  for (const problem of problems)
    prepared.set(problem.problemId, await prepareProblem(problem, folder, bare));

  const gppBareExec = makeTally();
  const gppBubblewrap = bubblewrap.peer && makeTally();
  const goJudgeTally = goJudge.peer && makeTally();
  const judge = async ({ name, problem, program }: PoolCandidate): Promise<void> => {
    const benchProblem = prepared.get(problem.problemId);
    if (benchProblem === undefined) throw new Error(`${problem.problemId} was not prepared`);
    const binary = join(folder, 'program');
    // One compilation for both, and its cost counts for both.
    const compiled = await spend(bare.cpuSeconds, () =>
      compilePlainly(bare, folder, program, binary),
    );
    const judgeWithin = async (wrapper: readonly string[], tally: Tally): Promise<void> => {
      const { result, cpuSeconds } = await spend(bare.cpuSeconds, async () =>
        compiled.result
          ? await judgePlainly(bare, folder, benchProblem, binary, wrapper)
          : Verdict.CompileError,
      );
      tally.add(name, result, compiled.cpuSeconds + cpuSeconds);
    };
    await judgeWithin([], gppBareExec);
    if (bubblewrap.peer && gppBubblewrap) await judgeWithin(bubblewrap.peer, gppBubblewrap);
    const { peer } = goJudge;
    if (peer === undefined) return;
    const judged = await spend(peer.cpuSeconds, () => peer.judge(program, benchProblem));
    goJudgeTally?.add(name, judged.result, judged.cpuSeconds);
  };

  const started = starting.move();
  return {
    tallies: { gppBareExec, gppBubblewrap, goJudge: goJudgeTally },
    missing: [bubblewrap, goJudge].flatMap(({ missing }) => missing ?? []),
    judge,
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  };
}

type Found<Peer> =
  | { readonly peer: Peer; readonly missing?: never }
  | { readonly peer?: never; readonly missing: MissingPeer };

/** Bubblewrap with everything that it can keep a program from, over the machine's own files (bwrap(1)). */
const bubblewrapFlags = ['--unshare-all', '--die-with-parent', '--ro-bind', '/', '/'] as const;
const bubblewrapInstall = 'sudo apt-get install bubblewrap';

/** The command that installs go-judge (https://github.com/criyle/go-judge) where it is looked for. */
const goJudgeInstall = 'go install github.com/criyle/go-judge/cmd/go-judge@v1.12.2';

/** The command that starts a program in bubblewrap, tried once: it needs user namespaces. */
async function findBubblewrap(
  environment: Environment,
  bare: BareExec,
): Promise<Found<readonly string[]>> {
  const name = 'bubblewrap';
  const path = await findProgram('bwrap', pathFolders(environment));
  if (path === undefined)
    return { missing: { name, why: `bwrap is not in PATH; to install it: ${bubblewrapInstall}` } };
  const command = [path, ...bubblewrapFlags];
  const limits = { wallTimeMs: 10_000, cpuTimeMs: 0, memoryBytes: 0, outputBytes: 0 };
  const files = { inputPath: '/dev/null', outputPath: '/dev/null' };
  const { how, code } = await bare.run({ argv: [...command, '/bin/true'], ...files, limits });
  if (how === 'exited' && code === 0) return { peer: command };
  return {
    missing: {
      name,
      why: `bwrap ${how} with ${code} where it starts /bin/true; does this machine allow user namespaces?`,
    },
  };
}

async function findGoJudge(environment: Environment, folder: string): Promise<Found<GoJudge>> {
  const name = 'go-judge';
  const goFolder = environment['GOPATH'] ?? join(homedir(), 'go');
  const path = await findProgram(name, [
    ...pathFolders(environment),
    environment['GOBIN'] ?? '',
    join(goFolder, 'bin'),
  ]);
  if (path === undefined)
    return {
      missing: {
        name,
        why: `it is not in PATH or ${goFolder}/bin; to install it: ${goJudgeInstall}`,
      },
    };
  try {
    return { peer: await startGoJudge(path, folder) };
  } catch (error) {
    return { missing: { name, why: messageOf(error) } };
  }
}

function pathFolders(environment: Environment): readonly string[] {
  return (environment['PATH'] ?? '').split(delimiter);
}
