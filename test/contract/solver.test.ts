import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startNatsServer, type NatsServer } from '#libs/bus/nats-server.ts';
import { RunState, type RunSpec } from '#libs/domain/run.ts';
import { startParts } from '#libs/lifecycle/parts.ts';
import { silentLogger } from '#libs/telemetry/logger.ts';
import { makeProblem } from '#libs/testing/builders.ts';
import { connectSolver, type SolverClient } from '../../services/cli/solver-client.ts';
import { readSolverConfig } from '../../services/solver/config.ts';
import { solverParts } from '../../services/solver/parts.ts';

let nats: NatsServer;
let stop: () => Promise<void>;
let client: SolverClient;

const spec: RunSpec = {
  problem: makeProblem(),
  sampleCount: 10,
  submissionCountMax: 10,
  inputCount: 5,
  strategy: 'alphacode2',
  seed: 1,
  policies: [],
  languages: ['cpp20'],
  tokensMax: 0,
  costMicrousdMax: 0,
  wallTimeMsMax: 0,
};

beforeAll(async () => {
  nats = await startNatsServer({ port: 0, binary: 'nats-server' });
  // Nobody listens at port 1: a run waits for its policy, which is all these tests need.
  const away = '127.0.0.1:1';
  const config = readSolverConfig({
    GOLDPAN_NATS_URL: nats.url,
    GOLDPAN_SOLVER_LISTEN: '127.0.0.1:0',
    GOLDPAN_POLICY_TARGET: away,
    GOLDPAN_TEST_GENERATOR_TARGET: away,
    GOLDPAN_CLUSTERER_TARGET: away,
    GOLDPAN_SCORER_TARGET: away,
    GOLDPAN_RUNS_MAX: '2',
  });
  let address = '';
  stop = await startParts(
    solverParts(config, silentLogger, (bound) => {
      address = bound;
    }),
    silentLogger,
  );
  client = connectSolver(address);
});

afterAll(async () => {
  client.close();
  await stop();
  await nats.stop();
});

describe('StartRun', () => {
  it('starts one run for equal request ids, even at the same time', async () => {
    const runs = await Promise.all([1, 2, 3].map(() => client.start(spec, 'again')));
    runs.push(await client.start(spec, 'again'));
    expect(new Set(runs.map(({ runId }) => runId)).size).toBe(1);
    expect(await client.list(10)).toHaveLength(1);
    expect(runs[0]).toMatchObject({
      state: RunState.Filtering,
      spec: { sampleCount: 10, seed: 1 },
    });
  });

  it('refuses a strategy that it does not know', async () => {
    await expect(client.start({ ...spec, strategy: 'best' }, '')).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
      reason: 'UNKNOWN_STRATEGY',
    });
  });

  it('refuses a problem without public tests and names the field', async () => {
    const problem = makeProblem({ publicTests: [] });
    await expect(client.start({ ...spec, problem }, '')).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
      violations: [{ field: 'spec.problem.public_tests', description: expect.any(String) }],
    });
  });

  it('refuses more runs than may go on at once, and says when to come back', async () => {
    await client.start(spec, 'second');
    await expect(client.start(spec, 'third')).rejects.toMatchObject({
      code: 'RESOURCE_EXHAUSTED',
      reason: 'TOO_MANY_RUNS',
      retryDelayMs: 5000,
    });
  });
});

it('ends a run that is cancelled, and leaves an ended one as it is', async () => {
  const { runId } = await client.start(spec, 'again');
  await client.cancel(runId);
  const states: string[] = [];
  for await (const run of client.watch(runId, AbortSignal.timeout(20_000))) states.push(run.state);
  expect(states.at(-1)).toBe(RunState.Cancelled);
  expect(await client.cancel(runId)).toMatchObject({ state: RunState.Cancelled });
});

it('says NOT_FOUND for a run that never was', async () => {
  await expect(client.get('run-never')).rejects.toMatchObject({
    code: 'NOT_FOUND',
    reason: 'RUN_NOT_FOUND',
  });
});
