import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { clustererHandlers } from '../../services/clusterer/server.ts';
import type { ServiceError } from '@grpc/grpc-js';
import { AppError } from '#libs/domain/app-error.ts';
import { resolveLimits } from '#libs/domain/limits.ts';
import { startParts } from '#libs/lifecycle/parts.ts';
import { connect, type RpcClient } from '#libs/rpc/client.ts';
import { serverStream, unary, type CallContext } from '#libs/rpc/handler.ts';
import { defaultMessageBytesMax, serverPart } from '#libs/rpc/server.ts';
import type { ListPoliciesResponseInput } from '#libs/gen/goldpan/policy/v1/ListPoliciesResponse.ts';
import type { SampleCandidatesRequest } from '#libs/gen/goldpan/policy/v1/SampleCandidatesRequest.ts';
import type { SampleCandidatesResponseInput } from '#libs/gen/goldpan/policy/v1/SampleCandidatesResponse.ts';
import { silentLogger } from '#libs/telemetry/logger.ts';

const options = { timeoutMs: 5000 };
const stops: (() => Promise<void>)[] = [];
let behave: (context: CallContext) => Promise<ListPoliciesResponseInput>;
let streamed = 0;
const streamEnded = Promise.withResolvers<void>();
let policy: RpcClient<'goldpan.policy.v1.PolicyService'>;
let clusterer: RpcClient<'goldpan.clusterer.v1.ClustererService'>;
let address = '';
/** The clusterer asks it for nothing here. */
const executor = connect(
  'goldpan.executor.v1.ExecutorService',
  '127.0.0.1:1',
  defaultMessageBytesMax,
);

beforeAll(async () => {
  const common = {
    address: '127.0.0.1:0',
    reflection: false,
    messageBytesMax: defaultMessageBytesMax,
    logger: silentLogger,
  };
  const policyServer = serverPart({
    ...common,
    service: 'goldpan.policy.v1.PolicyService',
    handlers: {
      ListPolicies: unary((_request: object, context) => behave(context)),
      SampleCandidates: serverStream(async function* (
        request: SampleCandidatesRequest,
      ): AsyncGenerator<SampleCandidatesResponseInput> {
        try {
          for (let index = 0; index < request.sampleCount; index++) {
            streamed++;
            yield {
              batch: {
                samples: [
                  {
                    sampling: { sampleIndex: index },
                    unextractable: { reason: 'empty', reply: 'x'.repeat(10_000) },
                  },
                ],
              },
            };
          }
        } finally {
          streamEnded.resolve();
        }
      }),
    },
    onListening: (bound) => {
      address = bound;
    },
  });
  stops.push(await startParts([policyServer], silentLogger));
  policy = connect('goldpan.policy.v1.PolicyService', address, defaultMessageBytesMax);
  let clustererAddress = '';
  const clustererServer = serverPart({
    ...common,
    service: 'goldpan.clusterer.v1.ClustererService',
    handlers: clustererHandlers(executor, silentLogger),
    onListening: (bound) => {
      clustererAddress = bound;
    },
  });
  stops.push(await startParts([clustererServer], silentLogger));
  clusterer = connect(
    'goldpan.clusterer.v1.ClustererService',
    clustererAddress,
    defaultMessageBytesMax,
  );
});

afterAll(async () => {
  executor.close();
  policy.close();
  clusterer.close();
  for (const stop of stops) await stop();
});

describe('errors over gRPC', () => {
  it('carry code, reason, violations and retry delay to the caller', async () => {
    behave = () =>
      Promise.reject(
        new AppError('RESOURCE_EXHAUSTED', 'QUEUE_FULL', 'too many wait', {
          metadata: { queue: 'slots' },
          violations: [{ field: 'a', description: 'b' }],
          retryDelayMs: 1500,
        }),
      );
    await expect(policy.call('ListPolicies', {}, options)).rejects.toMatchObject({
      name: 'AppError',
      code: 'RESOURCE_EXHAUSTED',
      reason: 'QUEUE_FULL',
      message: 'too many wait',
      metadata: { queue: 'slots' },
      violations: [{ field: 'a', description: 'b' }],
      retryDelayMs: 1500,
    });
  });

  it('carry a typed detail where the cause has data', async () => {
    behave = () => {
      resolveLimits({ cpuTimeMs: 1e9 });
      return Promise.resolve({});
    };
    const error: { cause?: ServiceError } = await policy.call('ListPolicies', {}, options).then(
      () => ({}),
      (thrown: unknown) => thrown as AppError & { cause: ServiceError },
    );
    const status = error.cause?.metadata.get('grpc-status-details-bin')[0]?.toString('latin1');
    expect(status).toContain('goldpan.error.v1.LimitFailure');
    expect(status).toContain('1 to 120000');
  });

  it('hide the text of what is not ours', async () => {
    behave = () => Promise.reject(new Error('ENOENT /secret/path'));
    await expect(policy.call('ListPolicies', {}, options)).rejects.toMatchObject({
      code: 'INTERNAL',
      message: 'internal error',
    });
  });

  it('are UNAVAILABLE when nobody listens', async () => {
    const nobody = connect(
      'goldpan.policy.v1.PolicyService',
      '127.0.0.1:1',
      defaultMessageBytesMax,
    );
    await expect(nobody.call('ListPolicies', {}, options)).rejects.toMatchObject({
      code: 'UNAVAILABLE',
    });
    nobody.close();
  });

  it('name the address and the remedy when a port is in use', async () => {
    const second = serverPart({
      service: 'goldpan.clusterer.v1.ClustererService',
      handlers: clustererHandlers(executor, silentLogger),
      address,
      reflection: false,
      messageBytesMax: defaultMessageBytesMax,
      logger: silentLogger,
    });
    await expect(second.start()).rejects.toMatchObject({
      reason: 'ADDRESS_IN_USE',
      message: expect.stringContaining(address),
    });
  });
});

describe('calls', () => {
  it('end at their deadline, and the handler hears of it', async () => {
    const aborted = Promise.withResolvers<void>();
    behave = ({ signal }) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => {
          aborted.resolve();
          resolve({});
        });
      });
    await expect(policy.call('ListPolicies', {}, { timeoutMs: 200 })).rejects.toMatchObject({
      code: 'DEADLINE_EXCEEDED',
    });
    await aborted.promise;
  });

  it('are retried while UNAVAILABLE where the proto says that is safe', async () => {
    let attempts = 0;
    behave = () => {
      attempts++;
      return attempts < 3
        ? Promise.reject(new AppError('UNAVAILABLE', 'AWAY', 'away'))
        : Promise.resolve({ policies: [{ name: 'p' }] });
    };
    await expect(policy.call('ListPolicies', {}, options)).resolves.toMatchObject({
      policies: [{ name: 'p' }],
    });
    expect(attempts).toBe(3);
  });
});

describe('streams', () => {
  it('stop the server when the reader leaves, and do not run far ahead of a slow one', async () => {
    const first: number[] = [];
    for await (const { batch } of policy.stream(
      'SampleCandidates',
      { sampleCount: 100_000 },
      options,
    )) {
      first.push(batch?.samples[0]?.sampling?.sampleIndex ?? -1);
      if (first.length === 3) break;
    }
    expect(first).toEqual([0, 1, 2]);
    await streamEnded.promise;
    // Flow control: 100,000 messages of 10 kB were never made.
    expect(streamed).toBeLessThan(10_000);
  });

  it('carry requests and responses both ways', async () => {
    const behaviours = Buffer.alloc(16, 7);
    const responses = [];
    const requests = [
      { options: { inputCount: 1 } },
      {
        batch: {
          signatures: [
            { candidateId: 'a', multiplicity: 2, behaviours },
            { candidateId: 'b', multiplicity: 1, behaviours },
          ],
        },
      },
    ];
    for await (const response of clusterer.duplex('ClusterPrograms', requests, options))
      responses.push(response);
    expect(responses[0]?.cluster).toMatchObject({ sampleCount: 3, candidateIds: ['a', 'b'] });
    expect(responses[1]?.summary).toMatchObject({ clusterCount: 1, programCount: 2 });
  });

  it('fail with the field that is wrong', async () => {
    const read = async (): Promise<void> => {
      const requests = [
        { options: { inputCount: 2 } },
        { batch: { signatures: [{ candidateId: 'a', behaviours: Buffer.alloc(16) }] } },
      ];
      for await (const response of clusterer.duplex('ClusterPrograms', requests, options))
        expect(response).toBeDefined();
    };
    await expect(read()).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
      message: expect.stringContaining('a has 16 bytes: 2 inputs need 32'),
    });
  });
});
