import { startNatsServer } from '#libs/bus/nats-server.ts';
import { closeBus, connectBus, type Bus } from '#libs/bus/connection.ts';
import { publish } from '#libs/bus/publish.ts';
import { applyStreams } from '#libs/bus/streams.ts';
import { workSubject } from '#libs/bus/subjects.ts';
import { startWorker } from '#libs/bus/worker.ts';
import { Language } from '#libs/domain/language.ts';
import { candidateIdOf, type Candidate } from '#libs/domain/program.ts';
import { randomFrom } from '#libs/domain/random.ts';
import { silentLogger } from '#libs/telemetry/logger.ts';
import { candidateToMessage } from '#libs/wire/program.ts';
import { codec } from '#libs/wire/schema.ts';

export type BusBenchOptions = {
  readonly candidateCount: number;
  /** Candidates a message; each is measured on its own streams, in this order. */
  readonly batchSizes: readonly number[];
  /** Bytes of one candidate's source. */
  readonly sourceBytes: number;
};

/** One batch size, published and handled at the same time in one process. */
export type BusBenchRow = {
  readonly batchSize: number;
  readonly candidates: number;
  readonly wallSeconds: number;
  readonly candidatesPerSecond: number;
  readonly cpuSeconds: number;
  /** Throughput against that of the first batch size. */
  readonly ratio: number;
};

/** Publishes that may be without an acknowledgement at the same time. */
const inFlightMax = 128;
const handlersMax = 64;
const works = codec('goldpan.event.v1.FilterWork');

/**
 * Sends candidates through the work queue of a real NATS server, encoded and decoded as in a run, and
 * measures until the last one is handled and acknowledged. Server, publisher and worker share the machine.
 */
export async function benchBus(
  options: BusBenchOptions,
  onRow: (row: BusBenchRow) => void,
): Promise<readonly BusBenchRow[]> {
  const rows: BusBenchRow[] = [];
  for (const batchSize of options.batchSizes) {
    const server = await startNatsServer({ binary: 'nats-server', port: 0 });
    const bus = await connectBus(server.url, 'goldpan-bench', silentLogger);
    try {
      await applyStreams(bus);
      const row = await measure(bus, options, batchSize, rows[0]);
      rows.push(row);
      onRow(row);
    } finally {
      await closeBus(bus);
      await server.stop();
    }
  }
  return rows;
}

async function measure(
  bus: Bus,
  options: BusBenchOptions,
  batchSize: number,
  first: BusBenchRow | undefined,
): Promise<BusBenchRow> {
  const candidates = makeCandidates(Math.min(options.candidateCount, 1024), options.sourceBytes);
  const cpuBefore = process.cpuUsage();
  const startMs = performance.now();
  const all = Promise.withResolvers<void>();
  let handledCount = 0;
  const stop = startWorker(bus, {
    kind: 'filter',
    parallelCount: handlersMax,
    handle: (payload) => {
      handledCount += works.decode(payload).candidates.length;
      if (handledCount >= options.candidateCount) all.resolve();
      return Promise.resolve();
    },
  });
  const inFlight = new Set<Promise<unknown>>();
  for (
    let start = 0, batchNumber = 0;
    start < options.candidateCount;
    start += batchSize, batchNumber++
  ) {
    const count = Math.min(batchSize, options.candidateCount - start);
    const batch = Array.from(
      { length: count },
      (_, index) => candidates[(start + index) % candidates.length],
    );
    const payload = works.encode({
      runId: 'bench',
      batchNumber,
      candidates: batch.flatMap((candidate) => (candidate ? [candidateToMessage(candidate)] : [])),
    });
    const sending = publish(bus, {
      subject: workSubject('filter', 'bench'),
      payload,
      messageId: `bench:${batchNumber}`,
    }).finally(() => inFlight.delete(sending));
    inFlight.add(sending);
    if (inFlight.size >= inFlightMax) await Promise.race(inFlight);
  }
  await Promise.all(inFlight);
  await all.promise;
  await stop();
  const wallSeconds = (performance.now() - startMs) / 1000;
  const cpu = process.cpuUsage(cpuBefore);
  const candidatesPerSecond = options.candidateCount / wallSeconds;
  return {
    batchSize,
    candidates: options.candidateCount,
    wallSeconds,
    candidatesPerSecond,
    cpuSeconds: (cpu.user + cpu.system) / 1e6,
    ratio: first === undefined ? 1 : candidatesPerSecond / first.candidatesPerSecond,
  };
}

/** Sources of printable text that hardly compress, as programs of this size do not repeat either. */
function makeCandidates(count: number, sourceBytes: number): Candidate[] {
  const random = randomFrom('bench-bus');
  return Array.from({ length: count }, (_, sampleIndex) => {
    const source = Buffer.from(Array.from({ length: sourceBytes }, () => random.integer(32, 126)));
    const program = { language: Language.Cpp20, source };
    return {
      candidateId: candidateIdOf(program),
      program,
      sampling: {
        sampleIndex,
        policy: 'bench',
        model: 'bench',
        temperature: 1,
        rating: 1500,
        tags: ['dp', 'greedy'],
      },
      multiplicity: 1,
    };
  });
}
