import { NodeSDK } from '@opentelemetry/sdk-node';

/** Where telemetry goes; an empty endpoint turns it off. */
export type TelemetryOptions = {
  /** `service.name` of the resource. */
  readonly serviceName: string;
  /** Value of OTEL_EXPORTER_OTLP_ENDPOINT; the SDK reads the other standard OTEL_* variables itself. */
  readonly otlpEndpoint: string;
};

/**
 * Starts traces, metrics and logs over OTLP, unless the endpoint is empty: then every span, counter
 * and record is a no-op. Returns the function that flushes and stops.
 */
export function startTelemetry(options: TelemetryOptions): () => Promise<void> {
  if (options.otlpEndpoint === '') return () => Promise.resolve();
  // No instrumentation packages: libs/rpc and libs/bus carry the trace context themselves, which
  // works the same with and without module hooks.
  const sdk = new NodeSDK({ serviceName: options.serviceName, instrumentations: [] });
  sdk.start();
  return () => sdk.shutdown();
}
