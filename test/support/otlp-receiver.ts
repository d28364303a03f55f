import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A span as OTLP/JSON carries it, as far as the tests look. */
export type ReceivedSpan = {
  readonly name: string;
  readonly kind: number;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly links?: readonly { readonly traceId: string; readonly spanId: string }[];
};

export type OtlpReceiver = {
  readonly url: string;
  readonly spans: ReceivedSpan[];
  /** Names of the metrics that came. */
  readonly metrics: Set<string>;
  /** Bodies of the log records that came. */
  readonly logs: string[];
  readonly close: () => Promise<void>;
};

/** A real OTLP endpoint over HTTP with JSON, that keeps what it gets. */
export async function startOtlpReceiver(): Promise<OtlpReceiver> {
  const spans: ReceivedSpan[] = [];
  const metrics = new Set<string>();
  const logs: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString());
      if (request.url === '/v1/traces') {
        for (const { scopeSpans } of body.resourceSpans)
          for (const scope of scopeSpans) spans.push(...scope.spans);
      } else if (request.url === '/v1/metrics') {
        for (const { scopeMetrics } of body.resourceMetrics)
          for (const scope of scopeMetrics) for (const { name } of scope.metrics) metrics.add(name);
      } else if (request.url === '/v1/logs') {
        for (const { scopeLogs } of body.resourceLogs)
          for (const scope of scopeLogs)
            for (const record of scope.logRecords) logs.push(record.body.stringValue);
      }
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a TCP port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    spans,
    metrics,
    logs,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
