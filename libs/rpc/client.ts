import {
  Client,
  Metadata,
  credentials,
  type ClientDuplexStream,
  type ClientReadableStream,
  type ServiceDefinition,
} from '@grpc/grpc-js';
import { once } from 'node:events';
import { SpanKind, beginSpan, injectTrace, withContext, withSpan } from '../telemetry/trace.ts';
import { serviceDefinition, type Services } from '../wire/schema.ts';
import { errorOfStatus } from './errors.ts';
import { serviceConfigOf } from './service-config.ts';

/** Every call has a deadline, and may be cancelled. */
export type CallOptions = { readonly timeoutMs: number; readonly signal?: AbortSignal };

type RequestOf<Method> = Method extends { requestSerialize: (value: infer Request) => Buffer }
  ? Request
  : never;
type ResponseOf<Method> = Method extends { responseDeserialize: (bytes: Buffer) => infer Response }
  ? Response
  : never;

/** A client of one service. Failures are AppErrors. */
export type RpcClient<Name extends keyof Services> = {
  /** Calls a unary method. */
  readonly call: <Method extends keyof Services[Name]>(
    method: Method,
    request: RequestOf<Services[Name][Method]>,
    options: CallOptions,
  ) => Promise<ResponseOf<Services[Name][Method]>>;
  /** Calls a method that answers with a stream. Leaving the loop cancels the call. */
  readonly stream: <Method extends keyof Services[Name]>(
    method: Method,
    request: RequestOf<Services[Name][Method]>,
    options: CallOptions,
  ) => AsyncIterable<ResponseOf<Services[Name][Method]>>;
  /** Calls a method that takes and answers with a stream. */
  readonly duplex: <Method extends keyof Services[Name]>(
    method: Method,
    requests:
      | AsyncIterable<RequestOf<Services[Name][Method]>>
      | Iterable<RequestOf<Services[Name][Method]>>,
    options: CallOptions,
  ) => AsyncIterable<ResponseOf<Services[Name][Method]>>;
  readonly close: () => void;
};

/** Connects to a service at host:port or a gRPC target such as `dns:///name:port`; lazily, so this cannot fail. */
export function connect<Name extends keyof Services>(
  service: Name,
  target: string,
  messageBytesMax: number,
): RpcClient<Name> {
  const definition = serviceDefinition(service) as unknown as ServiceDefinition;
  const client = new Client(target, credentials.createInsecure(), {
    'grpc.service_config': serviceConfigOf(definition),
    // Else every resolution also asks DNS for a TXT record.
    'grpc.service_config_disable_resolution': 1,
    'grpc.keepalive_time_ms': 60_000,
    'grpc.keepalive_timeout_ms': 10_000,
    'grpc.max_receive_message_length': messageBytesMax,
    'grpc.max_send_message_length': messageBytesMax,
  });
  const methodOf = (name: PropertyKey): ServiceDefinition[string] => {
    const method = definition[String(name)];
    if (method === undefined) throw new Error(`${service} has no method ${String(name)}`);
    return method;
  };
  const attributesOf = (name: PropertyKey): Record<string, string> => ({
    'rpc.system.name': 'grpc',
    'rpc.method': `${service}/${String(name)}`,
  });

  const call: RpcClient<Name>['call'] = (name, request, options) =>
    withSpan(
      `${service}/${String(name)}`,
      { kind: SpanKind.CLIENT, attributes: attributesOf(name) },
      () => {
        const method = methodOf(name);
        return new Promise((resolve, reject) => {
          const pending = client.makeUnaryRequest(
            method.path,
            method.requestSerialize,
            method.responseDeserialize,
            request,
            tracedMetadata(),
            { deadline: Date.now() + options.timeoutMs },
            (error, response) => {
              options.signal?.removeEventListener('abort', cancel);
              if (error) reject(errorOfStatus(error));
              // The definition deserializes exactly this method's response.
              else resolve(response as never);
            },
          );
          const cancel = (): void => pending.cancel();
          if (options.signal?.aborted) cancel();
          options.signal?.addEventListener('abort', cancel, { once: true });
        });
      },
    );

  const stream: RpcClient<Name>['stream'] = (name, request, options) => {
    const method = methodOf(name);
    return readAll(`${service}/${String(name)}`, attributesOf(name), options, () =>
      client.makeServerStreamRequest(
        method.path,
        method.requestSerialize,
        method.responseDeserialize,
        request,
        tracedMetadata(),
        { deadline: Date.now() + options.timeoutMs },
      ),
    ) as AsyncIterable<never>;
  };

  const duplex: RpcClient<Name>['duplex'] = (name, requests, options) => {
    const method = methodOf(name);
    return readAll(`${service}/${String(name)}`, attributesOf(name), options, () => {
      const pending = client.makeBidiStreamRequest(
        method.path,
        method.requestSerialize,
        method.responseDeserialize,
        tracedMetadata(),
        { deadline: Date.now() + options.timeoutMs },
      );
      void writeAll(requests, pending);
      return pending;
    }) as AsyncIterable<never>;
  };

  return { call, stream, duplex, close: () => client.close() };
}

type ReadableCall = ClientReadableStream<unknown> | ClientDuplexStream<unknown, unknown>;

async function* readAll(
  name: string,
  attributes: Record<string, string>,
  options: CallOptions,
  start: () => ReadableCall,
): AsyncGenerator<unknown> {
  const { span, ended } = beginSpan(name, { kind: SpanKind.CLIENT, attributes });
  // Within the span, so that the handler on the other side becomes its child.
  const pending = withContext(ended.context, start);
  const cancel = (): void => pending.cancel();
  if (options.signal?.aborted) cancel();
  options.signal?.addEventListener('abort', cancel, { once: true });
  try {
    for await (const message of pending) yield message;
  } catch (error) {
    const known = errorOfStatus(error);
    ended.fail(known);
    throw known;
  } finally {
    options.signal?.removeEventListener('abort', cancel);
    // Harmless after the end; when the reader left early it stops the server.
    pending.cancel();
    span.end();
  }
}

async function writeAll(
  requests: AsyncIterable<unknown> | Iterable<unknown>,
  pending: ClientDuplexStream<unknown, unknown>,
): Promise<void> {
  try {
    for await (const request of requests) {
      if (pending.destroyed) return;
      if (!pending.write(request))
        await Promise.race([once(pending, 'drain'), once(pending, 'close')]);
    }
    pending.end();
  } catch (error) {
    // The reader of the call sees this as the call's failure.
    pending.destroy(errorOfStatus(error));
  }
}

function tracedMetadata(): Metadata {
  const metadata = new Metadata();
  injectTrace((name, value) => metadata.set(name, value));
  return metadata;
}
