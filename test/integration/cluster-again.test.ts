import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openBlobStore } from '#libs/bus/blobs.ts';
import { closeBus, connectBus, type Bus } from '#libs/bus/connection.ts';
import { startNatsServer } from '#libs/bus/nats-server.ts';
import { behaviourOf } from '#libs/domain/behaviour.ts';
import { normaliseOutput } from '#libs/domain/normalise-output.ts';
import { defaultChecker, type Checker } from '#libs/domain/problem.ts';
import { Verdict } from '#libs/domain/verdict.ts';
import type { RunEventInput } from '#libs/gen/goldpan/event/v1/RunEvent.ts';
import { startParts } from '#libs/lifecycle/parts.ts';
import { connect, type RpcClient } from '#libs/rpc/client.ts';
import { defaultMessageBytesMax } from '#libs/rpc/server.ts';
import { silentLogger } from '#libs/telemetry/logger.ts';
import { makeCandidate, makeProblem } from '#libs/testing/builders.ts';
import { timestampOfMs } from '#libs/wire/duration.ts';
import { checkerToMessage } from '#libs/wire/problem.ts';
import { candidateToMessage } from '#libs/wire/program.ts';
import { runSpecToMessage } from '#libs/wire/run.ts';
import { codec } from '#libs/wire/schema.ts';
import { readClustererConfig } from '../../services/clusterer/config.ts';
import { clustererParts } from '../../services/clusterer/parts.ts';
import type { ActiveRun } from '../../services/solver/active-run.ts';
import { clusterSurvivors } from '../../services/solver/cluster.ts';
import { applyEvent, beginFold, type RunFold } from '../../services/solver/fold.ts';
import type { MeshClients } from '../../services/solver/mesh-clients.ts';
import { mainOf, startExecutor } from '../support/executor.ts';

// A solver that dies after clustering goes on with what was recorded, over a real clusterer and object store.

type Clusterer = RpcClient<'goldpan.clusterer.v1.ClustererService'>;

const stops: (() => Promise<void>)[] = [];
let bus: Bus;

beforeAll(async () => {
  const nats = await startNatsServer({ port: 0, binary: 'nats-server' });
  stops.push(nats.stop);
  bus = await connectBus(nats.url, 'goldpan-test', silentLogger);
  stops.push(() => closeBus(bus));
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

const events = codec('goldpan.event.v1.RunEvent');
const specs = codec('goldpan.solver.v1.RunSpec');
const traceTasks = codec('goldpan.event.v1.TraceTask');

describe('clusterSurvivors', () => {
  const checker: Checker = { ...defaultChecker, floatAbsoluteTolerance: 1e-3 };
  const outputs = ['1.0004999', '1.0005001', '2'];
  const candidates = outputs.map((output) => makeCandidate(mainOf(`std::cout << "${output}";`)));
  const log: RunEventInput[] = [];
  const record = (fact: Omit<RunEventInput, 'runId' | 'eventTime' | 'fact'>): void =>
    void log.push({ ...fact, runId: 'run-1', eventTime: timestampOfMs(1000 + log.length) });
  /** Through the wire and back, as a solver that has just started reads it. */
  const foldOfLog = (): RunFold => {
    const [first, ...others] = log.map((event) => events.decode(events.encode(event)));
    if (first === undefined) throw new Error('the log is empty');
    const fold = beginFold(first);
    for (const event of others) applyEvent(fold, event);
    return fold;
  };
  const runOf = (fold: RunFold): ActiveRun => ({
    fold,
    signal: new AbortController().signal,
    record: (fact) => {
      record(fact);
      applyEvent(fold, events.decode(events.encode(log.at(-1) ?? {})));
      return Promise.resolve();
    },
    change: { notify: () => undefined, next: unused, until: unused },
    view: () => {
      throw new Error('is not asked for');
    },
  });
  const unused = (): Promise<never> => Promise.reject(new Error('is not asked for'));

  it('comes to the same clusters again without running anything', async () => {
    const executor = await startExecutor();
    const blobs = await openBlobStore(bus);
    const clientsWith = (clusterer: Clusterer) =>
      // All that clustering uses of them.
      ({ blobs, clusterer, logger: silentLogger }) as unknown as MeshClients;
    record({
      runStarted: {
        spec: specs.encode(
          runSpecToMessage({
            problem: makeProblem({ checker }),
            sampleCount: 3,
            submissionCountMax: 10,
            inputCount: 1,
            strategy: 'alphacode2',
            seed: 1,
            policies: [],
            languages: ['cpp20'],
            tokensMax: 0,
            costMicrousdMax: 0,
            wallTimeMsMax: 0,
          }),
        ),
      },
    });
    record({
      candidatesSampled: {
        candidates: candidates.map(candidateToMessage),
        sampledCount: 3,
        nextSampleIndex: 3,
      },
    });
    record({
      candidatesFiltered: {
        results: candidates.map(({ candidateId }) => ({
          candidateId,
          verdict: 'VERDICT_ACCEPTED',
        })),
      },
    });
    const inputs = await blobs.put(
      traceTasks.encode({ inputs: [Buffer.from('1')], checker: checkerToMessage(checker) }),
    );
    record({ inputsGenerated: { inputCount: 1, inputs } });
    record({
      candidatesTraced: {
        results: candidates.map(({ candidateId }, index) => ({
          candidateId,
          behaviours: behaviourOf(
            Verdict.Ok,
            normaliseOutput(Buffer.from(outputs[index] ?? ''), checker),
          ),
        })),
      },
    });

    const clusterer = await startClusterer(executor.address);
    const first = await clusterSurvivors(runOf(foldOfLog()), clientsWith(clusterer));
    await executor.stop();
    expect(first.clusters.map(({ candidateIds }) => candidateIds)).toEqual([
      candidates
        .slice(0, 2)
        .map(({ candidateId }) => candidateId)
        .sort(),
      [candidates[2]?.candidateId],
    ]);
    expect(log.at(-1)?.programsClustered?.clusterCount).toBe(2);

    const logged = log.length;
    const again = await clusterSurvivors(runOf(foldOfLog()), clientsWith(clusterer));
    expect(again).toEqual(first);
    expect(log).toHaveLength(logged);
  }, 60_000);
});
