import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openBlobStore, type BlobStore } from '#libs/bus/blobs.ts';
import { closeBus, connectBus, type Bus } from '#libs/bus/connection.ts';
import { readRun } from '#libs/bus/events.ts';
import { startNatsServer, type NatsServer } from '#libs/bus/nats-server.ts';
import { publish } from '#libs/bus/publish.ts';
import { applyStreams } from '#libs/bus/streams.ts';
import { workSubject, type WorkKind } from '#libs/bus/subjects.ts';
import { behaviourBytes, behaviourOf } from '#libs/domain/behaviour.ts';
import { Language } from '#libs/domain/language.ts';
import type { Checker } from '#libs/domain/problem.ts';
import type { Candidate } from '#libs/domain/program.ts';
import { Verdict } from '#libs/domain/verdict.ts';
import type { RunEvent } from '#libs/gen/goldpan/event/v1/RunEvent.ts';
import { startParts } from '#libs/lifecycle/parts.ts';
import { silentLogger } from '#libs/telemetry/logger.ts';
import { makeCandidate, makeProblem, makeProgram } from '#libs/testing/builders.ts';
import { checkerToMessage, limitsToMessage, testToMessage } from '#libs/wire/problem.ts';
import { candidateToMessage } from '#libs/wire/program.ts';
import { codec } from '#libs/wire/schema.ts';
import { readExecutorConfig } from '../../services/executor/config.ts';
import { executorParts } from '../../services/executor/parts.ts';

// A real NATS server, the real executor with its real runner: work goes in, events come out.

let server: NatsServer;
let bus: Bus;
let blobs: BlobStore;
let stop: () => Promise<void>;

beforeAll(async () => {
  server = await startNatsServer({ binary: 'nats-server', port: 0 });
  const config = readExecutorConfig({
    GOLDPAN_EXECUTOR_LISTEN: '127.0.0.1:0',
    GOLDPAN_NATS_URL: server.url,
    GOLDPAN_EXECUTOR_SLOTS: '2',
  });
  // The executor is there first and waits for streams that are not its own to make.
  stop = await startParts(executorParts(config, silentLogger), silentLogger);
  bus = await connectBus(server.url, 'test', silentLogger);
  await applyStreams(bus);
  blobs = await openBlobStore(bus);
});

afterAll(async () => {
  await stop?.();
  if (bus) await closeBus(bus);
  await server?.stop();
});

const problem = makeProblem();
const head = '#include <bits/stdc++.h>\n';
const right = makeCandidate(
  `${head}int main() { int n, x, s = 0; std::cin >> n; while (std::cin >> x) s += x; std::cout << s; }`,
);
const alsoRight = makeCandidate('n = input()\nprint(sum(map(int, input().split())))\n', {
  program: makeProgram('n = input()\nprint(sum(map(int, input().split())))\n', Language.Python3),
  candidateId: 'python',
});
const wrong = makeCandidate(`${head}int main() { std::cout << 6; }`);
const broken = makeCandidate('int main( {');
const crashing = makeCandidate(`${head}int main() { std::abort(); }`);

async function publishWork(kind: WorkKind, runId: string, payload: Buffer): Promise<void> {
  await publish(bus, {
    subject: workSubject(kind, runId),
    payload,
    messageId: `work:${kind}:${runId}`,
  });
}

async function filter(
  runId: string,
  candidates: readonly Candidate[],
  checker: Checker = problem.checker,
): Promise<RunEvent> {
  const task = await blobs.put(
    codec('goldpan.event.v1.FilterTask').encode({
      tests: problem.publicTests.map(testToMessage),
      checker: checkerToMessage(checker),
      limits: limitsToMessage(problem.limits),
    }),
  );
  await publishWork(
    'filter',
    runId,
    codec('goldpan.event.v1.FilterWork').encode({
      runId,
      batchNumber: 7,
      candidates: candidates.map(candidateToMessage),
      task,
    }),
  );
  return nextEvent(runId);
}

async function trace(
  runId: string,
  candidates: readonly Candidate[],
  inputs: readonly string[],
): Promise<RunEvent> {
  const task = await blobs.put(
    codec('goldpan.event.v1.TraceTask').encode({
      inputs: inputs.map((input) => Buffer.from(input)),
      checker: checkerToMessage(problem.checker),
      limits: limitsToMessage(problem.limits),
    }),
  );
  await publishWork(
    'trace',
    runId,
    codec('goldpan.event.v1.TraceWork').encode({
      runId,
      batchNumber: 3,
      candidates: candidates.map(candidateToMessage),
      task,
    }),
  );
  return nextEvent(runId);
}

/** The first event of a run; fails when none comes. */
async function nextEvent(runId: string): Promise<RunEvent> {
  for await (const { event } of readRun(bus, runId, AbortSignal.timeout(50_000))) return event;
  throw new Error(`run ${runId} had no event`);
}

describe('filter work', () => {
  it('gives one event with a verdict for each candidate, in the order of the batch', async () => {
    const { candidatesFiltered, runId } = await filter('run-1', [
      right,
      wrong,
      broken,
      alsoRight,
      crashing,
    ]);
    expect(runId).toBe('run-1');
    expect(candidatesFiltered?.batchNumber).toBe(7);
    expect(
      candidatesFiltered?.results.map(({ candidateId, verdict }) => [candidateId, verdict]),
    ).toEqual([
      [right.candidateId, 'VERDICT_ACCEPTED'],
      [wrong.candidateId, 'VERDICT_WRONG_ANSWER'],
      [broken.candidateId, 'VERDICT_COMPILE_ERROR'],
      ['python', 'VERDICT_ACCEPTED'],
      [crashing.candidateId, 'VERDICT_RUNTIME_ERROR'],
    ]);
    const first = candidatesFiltered?.results[0];
    expect(first?.compileCpuTime?.nanos).toBeGreaterThan(0);
    expect(first?.runCpuTime?.nanos).toBeGreaterThan(0);
  });

  it('marks candidates that a failing checker cannot judge, and no other', async () => {
    const checker: Checker = {
      kind: 'program',
      files: [
        {
          name: 'check.py',
          content: Buffer.from('import sys\nsys.exit(42 if sys.stdin.read() else 1)\n'),
        },
      ],
      language: Language.Python3,
      convention: 'kattis',
      arguments: [],
    };
    const silent = makeCandidate(`${head}int main() {}`);
    const { candidatesFiltered } = await filter('run-2', [silent, right], checker);
    expect(candidatesFiltered?.results.map((result) => result.verdict)).toEqual([
      'VERDICT_INFRASTRUCTURE_ERROR',
      'VERDICT_ACCEPTED',
    ]);
  });
});

describe('trace work', () => {
  it('gives one behaviour for each input: equal for equal programs, a failure for a crash', async () => {
    const inputs = ['2\n3 4\n', '1\n-1\n', '3\n0 0 6\n'];
    const { candidatesTraced } = await trace('run-3', [right, alsoRight, wrong, crashing], inputs);
    expect(candidatesTraced?.batchNumber).toBe(3);
    const [first, second, third, fourth] = candidatesTraced?.results ?? [];
    expect(first?.behaviours).toHaveLength(inputs.length * behaviourBytes);
    expect(second?.behaviours.equals(first?.behaviours ?? Buffer.alloc(0))).toBe(true);
    expect(
      third?.behaviours.equals(
        Buffer.concat(inputs.map(() => behaviourOf(Verdict.Ok, Buffer.from('6')))),
      ),
    ).toBe(true);
    expect(third?.behaviours.subarray(2 * behaviourBytes)).toEqual(
      first?.behaviours.subarray(2 * behaviourBytes),
    );
    expect(
      fourth?.behaviours.equals(
        Buffer.concat(inputs.map(() => behaviourOf(Verdict.RuntimeError, Buffer.alloc(0)))),
      ),
    ).toBe(true);
    expect(candidatesTraced?.results.map((result) => result.isInfrastructureError)).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(first?.cpuTime).not.toBeNull();
  });
});

describe('work that never can succeed', () => {
  it('is put aside at once, and the queue goes on', async () => {
    await publishWork('filter', 'run-4', Buffer.from('this is no work item'));
    const dead = await bus.jetstream.consumers.get('GOLDPAN_DEAD');
    const message = await dead.next({ expires: 20_000 });
    expect(Buffer.from(message?.data ?? []).toString()).toBe('this is no work item');
    expect((await filter('run-5', [right])).candidatesFiltered?.results[0]?.verdict).toBe(
      'VERDICT_ACCEPTED',
    );
  });
});
