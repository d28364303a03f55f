import type { ServiceDefinition } from '@grpc/grpc-js';

type MethodWithOptions = {
  readonly path: string;
  readonly options?: { readonly idempotency_level?: string };
};

/**
 * The service config of a client: round robin, and retries for UNAVAILABLE on the methods that their
 * proto marks idempotent, so that the proto is the one source of what may be repeated (AIP-194).
 */
export function serviceConfigOf(definition: ServiceDefinition): string {
  const methods = Object.values(definition) as unknown as MethodWithOptions[];
  const retried = methods.filter((method) => isIdempotent(method.options?.idempotency_level));
  return JSON.stringify({
    loadBalancingConfig: [{ round_robin: {} }],
    methodConfig: retried.map(({ path }) => {
      const [, service, method] = path.split('/');
      return {
        name: [{ service, method }],
        retryPolicy: {
          maxAttempts: 4,
          initialBackoff: '0.1s',
          maxBackoff: '2s',
          backoffMultiplier: 2,
          retryableStatusCodes: ['UNAVAILABLE'],
        },
      };
    }),
    retryThrottling: { maxTokens: 10, tokenRatio: 0.1 },
  });
}

function isIdempotent(level: string | undefined): boolean {
  return level === 'IDEMPOTENT' || level === 'NO_SIDE_EFFECTS';
}
