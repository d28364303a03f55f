import {
  Client,
  Metadata,
  type ClientDuplexStream,
  type ClientReadableStream,
  type ServiceDefinition,
} from '@grpc/grpc-js';
import { once } from 'node:events';
import { SpanKind, beginSpan, injectTrace, withContext, withSpan } from '../telemetry/trace.ts';
import { serviceDefinition, type Services } from '../wire/schema.ts';
import { AppError } from '../domain/app-error.ts';
import { errorOfStatus } from './errors.ts';
import { isLoopbackTarget } from './loopback.ts';
import { channelSecurity, loopbackSecurity, type ClientSecurity } from './security.ts';
import { serviceConfigOf } from './service-config.ts';
import { readToken } from './tokens.ts';

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

/**
 * Connects to a service at host:port or a gRPC target such as `dns:///name:port`; lazily, so a service
 * that is away is no failure. Fails with INVALID_ARGUMENT (INVALID_CONFIG) for certificates that do not
 * fit, FAILED_PRECONDITION (TOKEN_IN_PLAIN_TEXT, TOKEN_UNREADABLE).
 */
export function connect<Name extends keyof Services>(
  service: Name,
  target: string,
  messageBytesMax: number,
  security: ClientSecurity = loopbackSecurity,
): RpcClient<Name> {
  const callMetadata = makeCallMetadata(security, target);
  const channel = channelSecurity(security, target);
  const failureOf = (error: unknown): AppError => explained(errorOfStatus(error), security);
  const definition = serviceDefinition(service) as unknown as ServiceDefinition;
  const client = new Client(target, channel.credentials, {
    ...channel.options,
    'grpc.service_config': serviceConfigOf(definition),
    // Else every resolution also asks DNS for a TXT record.
    'grpc.service_config_disable_resolution': 1,
    'grpc.keepalive_time_ms': 60_000,
    'grpc.keepalive_timeout_ms': 20_000,
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
            callMetadata(),
            { deadline: Date.now() + options.timeoutMs },
            (error, response) => {
              options.signal?.removeEventListener('abort', cancel);
              if (error) reject(failureOf(error));
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
    return readAll(
      `${service}/${String(name)}`,
      attributesOf(name),
      { ...options, failureOf },
      () =>
        client.makeServerStreamRequest(
          method.path,
          method.requestSerialize,
          method.responseDeserialize,
          request,
          callMetadata(),
          { deadline: Date.now() + options.timeoutMs },
        ),
    ) as AsyncIterable<never>;
  };

  const duplex: RpcClient<Name>['duplex'] = (name, requests, options) => {
    const method = methodOf(name);
    return readAll(
      `${service}/${String(name)}`,
      attributesOf(name),
      { ...options, failureOf },
      () => {
        const pending = client.makeBidiStreamRequest(
          method.path,
          method.requestSerialize,
          method.responseDeserialize,
          callMetadata(),
          { deadline: Date.now() + options.timeoutMs },
        );
        void writeAll(requests, pending);
        return pending;
      },
    ) as AsyncIterable<never>;
  };

  return { call, stream, duplex, close: () => client.close() };
}

type ReadableCall = ClientReadableStream<unknown> | ClientDuplexStream<unknown, unknown>;

async function* readAll(
  name: string,
  attributes: Record<string, string>,
  options: CallOptions & { readonly failureOf: (error: unknown) => AppError },
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
    const known = options.failureOf(error);
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
  // One listener for the whole call: one a message would pile up on a long stream.
  const closed = new AbortController();
  pending.once('close', () => closed.abort());
  try {
    for await (const request of requests) {
      if (pending.destroyed) return;
      if (!pending.write(request)) await once(pending, 'drain', { signal: closed.signal });
    }
    pending.end();
  } catch (error) {
    if (closed.signal.aborted) return;
    // The reader of the call sees this as the call's failure.
    pending.destroy(errorOfStatus(error));
  }
}

/** What a call carries beside its request: its trace, and its caller's token where there is one. */
function makeCallMetadata({ tokenFile, tlsAuthorityFile }: ClientSecurity, target: string) {
  if (tokenFile !== '') {
    if (tlsAuthorityFile === '' && !isLoopbackTarget(target)) {
      const message = `the token of GOLDPAN_TOKEN_FILE would cross the network to ${target} in plain text: set GOLDPAN_TLS_CA`;
      throw new AppError('FAILED_PRECONDITION', 'TOKEN_IN_PLAIN_TEXT', message);
    }
    readToken(tokenFile);
  }
  return (): Metadata => {
    const metadata = new Metadata();
    injectTrace((name, value) => metadata.set(name, value));
    // Read for each call: the file may be rotated, and the token lies in no variable of ours.
    if (tokenFile !== '') metadata.set('authorization', `Bearer ${readToken(tokenFile)}`);
    return metadata;
  };
}

/** A transport tells little of why a connection failed: who refuses a certificate just hangs up. */
function explained(error: AppError, security: ClientSecurity): AppError {
  if (error.reason !== 'GRPC_UNAVAILABLE') return error;
  const { tlsAuthorityFile, tlsCertificateFile } = security;
  const how =
    tlsAuthorityFile === ''
      ? 'called in plain text: where the server has TLS, set GOLDPAN_TLS_CA'
      : `called over TLS, with ${tlsCertificateFile === '' ? 'no certificate' : `the certificate ${tlsCertificateFile}`}: the server may have refused that, or its own is not of ${tlsAuthorityFile}`;
  return new AppError(error.code, error.reason, `${error.message.trim()} (${how})`, {
    cause: error,
  });
}
