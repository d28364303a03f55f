import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { runGoldpan } from '../support/command.ts';
import {
  startOtlpReceiver,
  type OtlpReceiver,
  type ReceivedSpan,
} from '../support/otlp-receiver.ts';

const kind = { server: 2, client: 3, producer: 4, consumer: 5 };
let receiver: OtlpReceiver;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'goldpan-telemetry-'));
  receiver = await startOtlpReceiver();
  const { status, stderr } = await runGoldpan(
    [
      'solve',
      'examples/stair-paint',
      '--samples',
      '30',
      '--inputs',
      '5',
      '--out',
      folder,
      '--log-level',
      'info',
    ],
    {
      environment: {
        OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
        OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
        OTEL_METRIC_EXPORT_INTERVAL: '1000',
      },
    },
  );
  if (status !== 0) throw new Error(stderr);
}, 180_000);

afterAll(async () => {
  await receiver.close();
  await rm(folder, { recursive: true, force: true });
});

const spansOf = (name: string, spanKind: number): ReceivedSpan[] =>
  receiver.spans.filter((span) => span.name === name && span.kind === spanKind);

it.each([
  'goldpan.solver.v1.SolverService/StartRun',
  'goldpan.policy.v1.PolicyService/SampleCandidates',
  'goldpan.testgen.v1.TestGeneratorService/GenerateInputs',
  'goldpan.clusterer.v1.ClustererService/ClusterPrograms',
  'goldpan.scorer.v1.ScorerService/ScorePrograms',
])('traces %s from caller to handler', (method) => {
  const servers = spansOf(method, kind.server);
  const clients = spansOf(method, kind.client);
  expect(servers.length).toBeGreaterThan(0);
  for (const server of servers) {
    const client = clients.find(({ spanId }) => spanId === server.parentSpanId);
    expect(client?.traceId).toBe(server.traceId);
  }
});

it.each(['GOLDPAN_WORK_FILTER', 'GOLDPAN_WORK_TRACE'])(
  'links the handling of %s to the message that caused it',
  (stream) => {
    const consumers = spansOf(`process ${stream}`, kind.consumer);
    const producers = new Set(
      receiver.spans.filter((span) => span.kind === kind.producer).map(({ spanId }) => spanId),
    );
    expect(consumers.length).toBeGreaterThan(0);
    for (const { links } of consumers) expect(producers.has(links?.[0]?.spanId ?? '')).toBe(true);
  },
);

it('exports metrics and logs, without a line of a program', () => {
  expect([...receiver.metrics]).toEqual(
    expect.arrayContaining([
      'goldpan.policy.samples',
      'goldpan.executor.verdicts',
      'goldpan.testgen.inputs',
      'goldpan.solver.runs',
      'goldpan.bus.messages',
      'rpc.server.call.duration',
    ]),
  );
  expect(receiver.logs).toContain('run ended');
  expect(JSON.stringify([receiver.spans, receiver.logs])).not.toContain('#include');
});
