import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { openBlobStore } from '#libs/bus/blobs.ts';
import { closeBus, connectBus, type Bus } from '#libs/bus/connection.ts';
import { publishEvent, readRun, readRunHistory } from '#libs/bus/events.ts';
import { startNatsServer, type NatsServer } from '#libs/bus/nats-server.ts';
import { publish } from '#libs/bus/publish.ts';
import { applyStreams, purgeWork } from '#libs/bus/streams.ts';
import { deadSubject, workSubject } from '#libs/bus/subjects.ts';
import { startWorker } from '#libs/bus/worker.ts';
import { AppError } from '#libs/domain/app-error.ts';
import { silentLogger } from '#libs/telemetry/logger.ts';

let server: NatsServer;
let bus: Bus;

beforeAll(async () => {
  server = await startNatsServer({ port: 0, binary: 'nats-server' });
  bus = await connectBus(server.url, 'test', silentLogger);
  await applyStreams(bus);
});

afterAll(async () => {
  await closeBus(bus);
  await server.stop();
});

describe('streams', () => {
  it('can be applied again without harm', async () => {
    await expect(applyStreams(bus)).resolves.toBeUndefined();
  });
  it('keep one of two publishes with the same id', async () => {
    const message = {
      subject: workSubject('trace', 'twice'),
      payload: Buffer.from('x'),
      messageId: 'twice:1',
    };
    expect(await publish(bus, message)).toBe(await publish(bus, message));
    await purgeWork(bus, 'twice');
  });
});

describe('events', () => {
  it('come back in order, first what is stored, then what is new', async () => {
    const runId = 'run-events';
    await publishEvent(bus, {
      runId,
      timeMs: 1000,
      fact: { traceRequested: { batchCount: 1 } },
      key: '1',
    });
    await publishEvent(bus, {
      runId,
      timeMs: 2000,
      fact: { traceRequested: { batchCount: 2 } },
      key: '2',
    });
    // The same fact again changes nothing.
    await publishEvent(bus, {
      runId,
      timeMs: 2000,
      fact: { traceRequested: { batchCount: 2 } },
      key: '2',
    });
    const seen: (number | undefined)[] = [];
    const reading = (async (): Promise<void> => {
      for await (const { event, pendingCount } of readRun(
        bus,
        runId,
        AbortSignal.timeout(10_000),
      )) {
        seen.push(event.traceRequested?.batchCount);
        if (seen.length === 2) {
          expect(pendingCount).toBe(0);
          await publishEvent(bus, {
            runId,
            timeMs: 3000,
            fact: { traceRequested: { batchCount: 3 } },
            key: '3',
          });
        }
        if (seen.length === 3) return;
      }
    })();
    await reading;
    expect(seen).toEqual([1, 2, 3]);
    const history: unknown[] = [];
    for await (const { event } of readRunHistory(bus, runId, AbortSignal.timeout(10_000)))
      history.push(event.traceRequested?.batchCount);
    expect(history).toEqual([1, 2, 3]);
  });
  it('are an empty history for a run that never was', async () => {
    const history: unknown[] = [];
    for await (const stored of readRunHistory(bus, 'never', AbortSignal.timeout(10_000)))
      history.push(stored);
    expect(history).toEqual([]);
  });
});

describe('workers', () => {
  it('handle each item once between them, and finish what is in hand when stopped', async () => {
    const handled: string[] = [];
    const handle = async (payload: Uint8Array): Promise<void> => {
      await sleep(20);
      handled.push(Buffer.from(payload).toString());
    };
    const stops = [1, 2].map(() => startWorker(bus, { kind: 'filter', parallelCount: 2, handle }));
    for (let index = 0; index < 20; index++) {
      await publish(bus, {
        subject: workSubject('filter', 'shared'),
        payload: Buffer.from(String(index)),
        messageId: `shared:${index}`,
      });
    }
    while (handled.length < 20) await sleep(20);
    await Promise.all(stops.map((stop) => stop()));
    expect(handled.map(Number).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, index) => index),
    );
  });

  it('hand an item to another try when it failed for a passing reason', async () => {
    const deliveries: number[] = [];
    const done = Promise.withResolvers<void>();
    const stop = startWorker(bus, {
      kind: 'filter',
      parallelCount: 1,
      handle: (_payload, { deliveryCount }) => {
        deliveries.push(deliveryCount);
        if (deliveryCount < 2) return Promise.reject(new AppError('UNAVAILABLE', 'AWAY', 'away'));
        done.resolve();
        return Promise.resolve();
      },
    });
    await publish(bus, {
      subject: workSubject('filter', 'again'),
      payload: Buffer.from('x'),
      messageId: 'again:1',
    });
    await done.promise;
    await stop();
    expect(deliveries).toEqual([1, 2]);
  });

  it('dead-letter at once what can never succeed', async () => {
    const dead = Promise.withResolvers<string>();
    const subscription = bus.connection.subscribe(
      deadSubject('GOLDPAN_WORK_FILTER', 'executor__filter'),
      {
        callback: (_error, message) => dead.resolve(message.string()),
      },
    );
    const stop = startWorker(bus, {
      kind: 'filter',
      parallelCount: 1,
      handle: () => Promise.reject(new AppError('INVALID_ARGUMENT', 'BAD', 'never')),
    });
    await publish(bus, {
      subject: workSubject('filter', 'dead'),
      payload: Buffer.from('poison'),
      messageId: 'dead:1',
    });
    expect(await dead.promise).toBe('poison');
    subscription.unsubscribe();
    await stop();
  });
});

describe('blobs', () => {
  it('are stored by content and come back whole, larger than a message', async () => {
    const blobs = await openBlobStore(bus);
    const value = Buffer.alloc(3_000_000, 'abc');
    const { sha256, sizeBytes } = await blobs.put(value);
    expect(await blobs.put(value)).toEqual({ sha256, sizeBytes });
    expect(sizeBytes).toBe(value.length);
    expect(Buffer.from(await blobs.get(sha256)).equals(value)).toBe(true);
  });
  it('are NOT_FOUND when there is none', async () => {
    const blobs = await openBlobStore(bus);
    await expect(blobs.get('0'.repeat(64))).rejects.toMatchObject({
      code: 'NOT_FOUND',
      reason: 'BLOB_MISSING',
    });
  });
});

describe('the server', () => {
  it('is named with the remedy when it is not there', async () => {
    await expect(
      startNatsServer({ port: 0, binary: 'nats-server-that-is-not-there' }),
    ).rejects.toMatchObject({
      reason: 'NATS_SERVER_MISSING',
      message: expect.stringContaining('apt-get install nats-server'),
    });
    await expect(connectBus('nats://127.0.0.1:1', 'test', silentLogger)).rejects.toMatchObject({
      reason: 'NATS_UNAVAILABLE',
    });
  });
  it('is not taken for ours when another already listens on the port', async () => {
    const port = Number(new URL(server.url).port);
    await expect(startNatsServer({ port, binary: 'nats-server' })).rejects.toMatchObject({
      reason: 'ADDRESS_IN_USE',
    });
  });
});
