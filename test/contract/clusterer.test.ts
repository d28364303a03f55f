import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isFailureAt } from '#libs/domain/behaviour.ts';
import { Language } from '#libs/domain/language.ts';
import type { Limits } from '#libs/domain/limits.ts';
import { resolveLimits } from '#libs/domain/limits.ts';
import { defaultChecker, type Checker } from '#libs/domain/problem.ts';
import { candidateIdOf, type Program } from '#libs/domain/program.ts';
import type { ClusterProgramsRequestInput } from '#libs/gen/goldpan/clusterer/v1/ClusterProgramsRequest.ts';
import type { ClusteringSummary } from '#libs/gen/goldpan/clusterer/v1/ClusteringSummary.ts';
import { startParts } from '#libs/lifecycle/parts.ts';
import { readPackage } from '#libs/packages/problem-package.ts';
import { connect, type RpcClient } from '#libs/rpc/client.ts';
import { defaultMessageBytesMax } from '#libs/rpc/server.ts';
import { clusterSignatures } from '#libs/selection/clustering.ts';
import { applyMerges, type BehaviourMerge } from '#libs/selection/equivalence.ts';
import { silentLogger } from '#libs/telemetry/logger.ts';
import { checkerToMessage, limitsToMessage } from '#libs/wire/problem.ts';
import { programToMessage } from '#libs/wire/program.ts';
import { readClustererConfig } from '../../services/clusterer/config.ts';
import { clustererParts } from '../../services/clusterer/parts.ts';
import { projectFolder } from '../support/command.ts';
import {
  callTimeoutMs,
  mainOf,
  startExecutor,
  type ExecutorUnderTest,
} from '../support/executor.ts';

// The real clusterer and the real executor over gRPC, with real compilers and checkers.

/** Deadline of a call that runs programs and checkers again. */
const clusterTimeoutMs = 150_000;

type Clusterer = RpcClient<'goldpan.clusterer.v1.ClustererService'>;

let executor: ExecutorUnderTest;
let clusterer: Clusterer;
/** One whose executor is not there. */
let lonely: Clusterer;
const stops: (() => Promise<void>)[] = [];

beforeAll(async () => {
  executor = await startExecutor();
  stops.push(executor.stop);
  clusterer = await startClusterer(executor.address);
  lonely = await startClusterer('127.0.0.1:1');
});

afterAll(async () => {
  for (const stop of stops.reverse()) await stop();
});

async function startClusterer(executorTarget: string): Promise<Clusterer> {
  let address = '';
  const config = readClustererConfig({
    GOLDPAN_CLUSTERER_LISTEN: '127.0.0.1:0',
    GOLDPAN_EXECUTOR_TARGET: executorTarget,
  });
  const parts = clustererParts(config, silentLogger, (bound) => {
    address = bound;
  });
  stops.push(await startParts(parts, silentLogger));
  const client = connect('goldpan.clusterer.v1.ClustererService', address, defaultMessageBytesMax);
  stops.push(() => Promise.resolve(client.close()));
  return client;
}

/** Programs by name, traced on inputs. */
type Traced = {
  readonly checker: Checker;
  readonly limits: Limits;
  readonly inputs: readonly Buffer[];
  readonly programs: readonly {
    readonly name: string;
    readonly candidateId: string;
    readonly program: Program;
    readonly behaviours: Buffer;
  }[];
};

async function trace(
  checker: Checker,
  limits: Limits,
  inputs: readonly Buffer[],
  programs: ReadonlyMap<string, Program>,
): Promise<Traced> {
  const traced = [];
  for (const [name, program] of programs) {
    const { behaviours } = await executor.client.call(
      'TraceProgram',
      {
        program: programToMessage(program),
        inputs: [...inputs],
        checker: checkerToMessage(checker),
        limits: limitsToMessage(limits),
      },
      { timeoutMs: callTimeoutMs },
    );
    traced.push({ name, candidateId: candidateIdOf(program), program, behaviours });
  }
  return { checker, limits, inputs, programs: traced };
}

type Answer = {
  /** Names of the members of each cluster, largest first. */
  readonly clusters: readonly (readonly string[])[];
  readonly clusterIds: readonly string[];
  readonly merges: readonly BehaviourMerge[];
  readonly summary: ClusteringSummary;
};

async function cluster(
  client: Clusterer,
  { checker, limits, inputs, programs }: Traced,
  options: { readonly equivalent: boolean; readonly checkCountMax?: number },
): Promise<Answer> {
  const requests: ClusterProgramsRequestInput[] = [
    {
      options: {
        inputCount: inputs.length,
        ...(options.equivalent
          ? {
              equivalence: {
                checker: checkerToMessage(checker),
                limits: limitsToMessage(limits),
                checkCountMax: options.checkCountMax ?? 0,
              },
            }
          : {}),
      },
    },
    ...(options.equivalent ? inputs.map((input) => ({ inputs: { inputs: [input] } })) : []),
    ...programs.map(({ candidateId, program, behaviours }) => ({
      batch: {
        signatures: [
          { candidateId, multiplicity: 1, behaviours, program: programToMessage(program) },
        ],
      },
    })),
  ];
  const nameOf = new Map(programs.map(({ candidateId, name }) => [candidateId, name]));
  const members = new Map<string, string[]>();
  const merges: BehaviourMerge[] = [];
  for await (const response of client.duplex('ClusterPrograms', requests, {
    timeoutMs: clusterTimeoutMs,
  })) {
    if (response.merges) merges.push(...response.merges.merges);
    if (response.cluster) {
      const { clusterId, candidateIds } = response.cluster;
      const names = candidateIds.map((id) => nameOf.get(id) ?? id);
      members.set(clusterId, [...(members.get(clusterId) ?? []), ...names]);
    }
    if (response.summary) {
      return {
        clusters: [...members.values()].map((names) => names.sort()),
        clusterIds: [...members.keys()],
        merges,
        summary: response.summary,
      };
    }
  }
  throw new Error('the stream ended without a summary');
}

/** The submissions of an example, on its tests of at most 1 KiB and on those that are named. */
async function traceExample(problem: string, large: readonly string[]): Promise<Traced> {
  const judged = await readPackage(join(projectFolder, 'examples', problem));
  const tests = await Promise.all(
    [...(await judged.sampleTests()), ...(await judged.secretTests())]
      .filter(({ name, byteCount }) => byteCount <= 1024 || large.includes(name))
      .map((test) => test.read()),
  );
  const { submissions } = await judged.submissions();
  return trace(
    judged.problem.checker,
    judged.limits,
    tests.map(({ input }) => Buffer.from(input)),
    new Map(submissions.map(({ path, program }) => [path, program])),
  );
}

describe('programs of a problem with several right answers', () => {
  it.each([
    ['twin-teams', []],
    // The one test on which totals leave 32 bits.
    ['festival-stage', ['secret/14']],
  ])(
    'stand in one cluster where they are right, in %s, and in several without equivalence',
    async (problem, large) => {
      const traced = await traceExample(problem, large);
      const accepted = traced.programs
        .map(({ name }) => name)
        .filter((name) => name.includes('/accepted/'))
        .sort();
      const clustersWithAccepted = ({ clusters }: Answer): readonly (readonly string[])[] =>
        clusters.filter((names) => names.some((name) => name.includes('/accepted/')));

      const bytewise = await cluster(clusterer, traced, { equivalent: false });
      expect(bytewise.merges).toEqual([]);
      expect(bytewise.summary.checkCount).toBe(0);
      expect(clustersWithAccepted(bytewise).length).toBeGreaterThan(1);

      const judged = await cluster(clusterer, traced, { equivalent: true });
      expect(clustersWithAccepted(judged)).toHaveLength(1);
      const [right = []] = clustersWithAccepted(judged);
      expect(right).toEqual(expect.arrayContaining(accepted));
      expect(right.filter((name) => name.includes('/wrong_answer/'))).toEqual([]);
      expect(judged.summary.checkCount).toBeGreaterThan(0);
      expect(judged.summary.uncheckedBehaviourCount).toBe(0);

      // Whoever applies the merges to the signatures gets the same clusters.
      const signatures = traced.programs.map(({ candidateId, behaviours }) => ({
        candidateId,
        multiplicity: 1,
        behaviours,
      }));
      const { clusters } = clusterSignatures(applyMerges(signatures, judged.merges), {
        inputCount: traced.inputs.length,
        crashShareMax: 0.5,
      });
      expect(clusters.map(({ clusterId }) => clusterId)).toEqual(judged.clusterIds);
      // Merges end in leaders, and failures have no part in them.
      const merged = new Set(
        judged.merges.map(
          ({ inputIndex, behaviour }) => `${inputIndex} ${Buffer.from(behaviour).toString('hex')}`,
        ),
      );
      for (const { inputIndex, behaviour, mergedInto } of judged.merges) {
        expect(merged).not.toContain(`${inputIndex} ${Buffer.from(mergedInto).toString('hex')}`);
        expect(isFailureAt(behaviour, 0) || isFailureAt(mergedInto, 0)).toBe(false);
      }
    },
    180_000,
  );
});

const cpp = (source: string): Program => ({
  language: Language.Cpp20,
  source: Buffer.from(source),
});
const print = (what: string): Program => cpp(mainOf(`std::cout << ${what};`));

describe('outputs that are compared', () => {
  const tolerance: Checker = { ...defaultChecker, floatAbsoluteTolerance: 1e-3 };
  const limits = resolveLimits({});
  let numbers: Traced;

  beforeAll(async () => {
    numbers = await trace(
      tolerance,
      limits,
      [Buffer.from('')],
      new Map([
        ['below', print('"1.0004999"')],
        ['above', print('"1.0005001"')],
        ['spelled', print('"1.0004999e0 "')],
        ['far', print('"2"')],
        ['crashing', cpp(mainOf('abort();'))],
      ]),
    );
  });

  it('may lie on either side of a grid line of the float tolerance', async () => {
    const bytewise = await cluster(clusterer, numbers, { equivalent: false });
    expect(bytewise.clusters).toHaveLength(4);
    const judged = await cluster(clusterer, numbers, { equivalent: true });
    expect(judged.clusters[0]).toEqual(['above', 'below', 'spelled']);
    expect(judged.clusters.slice(1).flat().sort()).toEqual(['crashing', 'far']);
  });

  it('may all differ where any split of the input into two terms is right', async () => {
    const checker: Checker = {
      kind: 'program',
      files: [
        {
          name: 'check.cpp',
          content: Buffer.from(`#include <fstream>
#include <iostream>
int main(int, char** argv) {
  std::ifstream input(argv[1]);
  long long n, a, b;
  input >> n;
  return std::cin >> a >> b && a + b == n ? 42 : 43;
}`),
        },
      ],
      language: Language.Cpp20,
      convention: 'kattis',
      arguments: [],
    };
    const split = (first: number, excess: number): Program =>
      cpp(
        mainOf(
          `long long n; std::cin >> n; std::cout << ${first} << ' ' << n - ${first} + ${excess};`,
        ),
      );
    const right = Array.from({ length: 12 }, (_, index) => `right ${index}`);
    const traced = await trace(
      checker,
      limits,
      ['100', '7', '31'].map((text) => Buffer.from(text)),
      new Map([
        ...right.map((name, index) => [name, split(index, 0)] as const),
        ['one more', split(0, 1)],
        ['one less', split(3, -1)],
      ]),
    );
    expect((await cluster(clusterer, traced, { equivalent: false })).clusters).toHaveLength(14);
    const judged = await cluster(clusterer, traced, { equivalent: true });
    expect(judged.clusters[0]).toEqual(right.toSorted());
    expect(judged.clusters.slice(1).flat().sort()).toEqual(['one less', 'one more']);
    expect(judged.summary.uncheckedBehaviourCount).toBe(0);
    expect(judged.merges).toHaveLength(11 * 3);
  });

  it('are no more than may be checked, and those left are counted', async () => {
    const judged = await cluster(clusterer, numbers, { equivalent: true, checkCountMax: 1 });
    expect(judged.merges).toEqual([]);
    expect(judged.summary).toMatchObject({ checkCount: 1, uncheckedBehaviourCount: 2 });
    expect(judged.clusters).toHaveLength(4);
  });

  it('are only those that their programs print again', async () => {
    const forged = {
      ...numbers,
      programs: numbers.programs.map((one) =>
        one.name === 'above' ? { ...one, behaviours: Buffer.alloc(16, 7) } : one,
      ),
    };
    const judged = await cluster(clusterer, forged, { equivalent: true });
    expect(judged.merges).toEqual([]);
    expect(judged.summary.uncheckedBehaviourCount).toBe(1);
  });

  it('are fetched in several calls where one would not hold them', async () => {
    // Twelve outputs of 7 MB; a call holds 72 MiB.
    const traced = await trace(
      tolerance,
      limits,
      Array.from({ length: 12 }, (_, index) => Buffer.from(String(index))),
      new Map([
        ['long', print(`std::cin.rdbuf() << ' ' << std::string(7000000, 'x')`)],
        ['short', print('0')],
      ]),
    );
    const judged = await cluster(clusterer, traced, { equivalent: true });
    expect(judged.clusters).toHaveLength(2);
    expect(judged.summary).toMatchObject({ checkCount: 12, uncheckedBehaviourCount: 0 });
  }, 120_000);

  it('need an executor, and nothing else does', async () => {
    await expect(cluster(lonely, numbers, { equivalent: true })).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      reason: 'EXECUTOR_UNAVAILABLE',
      message: expect.stringMatching(/GOLDPAN_EXECUTOR_TARGET/),
    });
    expect((await cluster(lonely, numbers, { equivalent: false })).clusters).toHaveLength(4);
  });

  it('fail with the compiler’s words when the checker does not compile', async () => {
    const checker: Checker = {
      kind: 'program',
      files: [{ name: 'check.cpp', content: Buffer.from('int main() { return nonsense; }') }],
      language: Language.Cpp20,
      convention: 'kattis',
      arguments: [],
    };
    const traced = await trace(
      checker,
      limits,
      [Buffer.from('')],
      new Map([
        ['one', print('1')],
        ['two', print('2')],
      ]),
    );
    await expect(cluster(clusterer, traced, { equivalent: true })).rejects.toMatchObject({
      code: 'FAILED_PRECONDITION',
      reason: 'CHECKER_FAILED',
    });
  });
});

describe('a request', () => {
  const options = { options: { inputCount: 1 } };
  const equivalence = { checker: checkerToMessage(defaultChecker) };
  const withEquivalence = { options: { inputCount: 1, equivalence } };
  const inputs = { inputs: { inputs: [Buffer.from('1')] } };
  const signature = { candidateId: 'a', multiplicity: 1, behaviours: Buffer.alloc(16, 1) };
  const batch = { batch: { signatures: [signature] } };
  const interactive = checkerToMessage({
    kind: 'program',
    files: [{ name: 'judge.py', content: Buffer.from('') }],
    language: Language.Python3,
    convention: 'kattis-interactive',
    arguments: [],
  });

  it.each<[string, readonly ClusterProgramsRequestInput[], string, RegExp]>([
    ['nothing', [], 'options', /missing/],
    ['signatures first', [batch, options], 'options', /missing/],
    ['options twice', [options, options], 'options', /given twice/],
    ['too many inputs', [{ options: { inputCount: 1001 } }], 'options.input_count', /0 to 1000/],
    [
      'a share above 1',
      [{ options: { crashShareMax: 1.5 } }],
      'options.crash_share_max',
      /is 1.5: allowed are 0 to 1/,
    ],
    [
      'a signature of another length',
      [{ options: { inputCount: 2 } }, batch],
      'batch.signatures.behaviours',
      /of a has 16 bytes: 2 inputs need 32/,
    ],
    ['inputs without equivalence', [options, inputs], 'inputs', /for options.equivalence alone/],
    ['no inputs', [withEquivalence, batch], 'inputs', /are 0: options.input_count says 1/],
    ['too many inputs', [withEquivalence, inputs, inputs], 'inputs', /are 2: /],
    [
      'inputs after signatures',
      [
        { options: { inputCount: 0, equivalence } },
        {
          batch: {
            signatures: [
              { ...signature, behaviours: Buffer.alloc(0), program: programToMessage(print('1')) },
            ],
          },
        },
        inputs,
      ],
      'inputs',
      /came after signatures/,
    ],
    [
      'a signature without its program',
      [withEquivalence, inputs, batch],
      'batch.signatures[0].program',
      /is missing/,
    ],
    [
      'a number of checks below 0',
      [{ options: { inputCount: 1, equivalence: { ...equivalence, checkCountMax: -1 } } }],
      'options.equivalence.check_count_max',
      /or 0 for 20000/,
    ],
    [
      'an interactive problem',
      [{ options: { inputCount: 1, equivalence: { checker: interactive } } }],
      'options.equivalence.checker.program.convention',
      /interactive/,
    ],
  ])('of %s is refused', async (_name, requests, field, description) => {
    const responses = clusterer.duplex('ClusterPrograms', requests, { timeoutMs: callTimeoutMs });
    const read = async (): Promise<void> => {
      for await (const response of responses) expect(response).toBeUndefined();
    };
    await expect(read()).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
      violations: [{ field, description: expect.stringMatching(description) }],
    });
  });
});
