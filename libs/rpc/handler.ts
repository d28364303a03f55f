import { once } from 'node:events';
import type {
  Metadata,
  UntypedHandleCall,
  handleBidiStreamingCall,
  handleServerStreamingCall,
  handleUnaryCall,
} from '@grpc/grpc-js';
import { SpanKind, beginSpan, extractTrace, withContext } from '../telemetry/trace.ts';
import { record } from '../telemetry/metrics.ts';
import type { Logger } from '../telemetry/logger.ts';
import { statusOfError } from './errors.ts';

/** What a handler knows of its call beside the request. */
export type CallContext = {
  /** Fires when the caller cancels, goes away or its deadline passes. */
  readonly signal: AbortSignal;
};

/** What all handlers of a server share. */
export type HandlerOptions = {
  /** Full method name, such as `goldpan.policy.v1.PolicyService/ListPolicies`. */
  readonly method: string;
  readonly logger: Logger;
};

/** A typed handler of one method, made by `unary`, `serverStream` or `duplex`. */
export type Handler = (options: HandlerOptions) => UntypedHandleCall;

/** Answers one request. What it throws becomes the call's status. */
export function unary<Request, Response>(
  handle: (request: Request, context: CallContext) => Promise<Response>,
): Handler {
  return (options) => {
    const call: handleUnaryCall<Request, Response> = (serverCall, callback) => {
      void served(options, serverCall, async (context) => {
        const response = await handle(serverCall.request, context);
        callback(null, response);
      }).catch((error: unknown) =>
        callback(statusOfError(error, domainOf(options.method), options.logger)),
      );
    };
    // grpc-js keeps handlers untyped; the definition checked at registration gives the types back.
    return call as UntypedHandleCall;
  };
}

/** Answers one request with a stream; stops asking for more when the caller goes away. */
export function serverStream<Request, Response>(
  handle: (request: Request, context: CallContext) => AsyncIterable<Response>,
): Handler {
  return (options) => {
    const call: handleServerStreamingCall<Request, Response> = (serverCall) => {
      void served(options, serverCall, async (context) => {
        await pump(handle(serverCall.request, context), serverCall, context.signal);
        serverCall.end();
      }).catch((error: unknown) => {
        serverCall.emit('error', statusOfError(error, domainOf(options.method), options.logger));
      });
    };
    return call as UntypedHandleCall;
  };
}

/** Answers a stream with a stream. */
export function duplex<Request, Response>(
  handle: (requests: AsyncIterable<Request>, context: CallContext) => AsyncIterable<Response>,
): Handler {
  return (options) => {
    const call: handleBidiStreamingCall<Request, Response> = (serverCall) => {
      void served(options, serverCall, async (context) => {
        // A duplex stream is a Readable of requests. A handler that stops reading must not destroy it:
        // its answer, or its error, goes out through the same stream.
        const requests: AsyncIterable<Request> = serverCall.iterator({ destroyOnReturn: false });
        await pump(handle(requests, context), serverCall, context.signal);
        serverCall.end();
      }).catch((error: unknown) => {
        serverCall.emit('error', statusOfError(error, domainOf(options.method), options.logger));
      });
    };
    return call as UntypedHandleCall;
  };
}

type ServerCall = {
  readonly metadata: Metadata;
  readonly cancelled: boolean;
  on(event: 'cancelled', listener: () => void): unknown;
};

async function served(
  options: HandlerOptions,
  call: ServerCall,
  work: (context: CallContext) => Promise<void>,
): Promise<void> {
  const controller = new AbortController();
  call.on('cancelled', () => controller.abort());
  const parent = extractTrace((name) => call.metadata.get(name)[0]?.toString());
  const attributes = { 'rpc.system.name': 'grpc', 'rpc.method': options.method };
  const { span, ended } = beginSpan(options.method, { kind: SpanKind.SERVER, parent, attributes });
  const startMs = performance.now();
  try {
    await withContext(ended.context, () => work({ signal: controller.signal }));
  } catch (error) {
    ended.fail(error);
    throw error;
  } finally {
    span.end();
    record('rpcDuration', (performance.now() - startMs) / 1000, attributes);
  }
}

type WritableCall<Response> = {
  write(message: Response): boolean;
  once(event: 'drain', listener: () => void): unknown;
};

async function pump<Response>(
  responses: AsyncIterable<Response>,
  call: WritableCall<Response> & NodeJS.EventEmitter,
  signal: AbortSignal,
): Promise<void> {
  for await (const response of responses) {
    if (signal.aborted) return;
    if (!call.write(response)) {
      try {
        await once(call, 'drain', { signal });
      } catch (error) {
        // The caller went away while its window was full; the loop's exit ends the generator.
        if (signal.aborted) return;
        throw error;
      }
    }
  }
}

function domainOf(method: string): string {
  // goldpan.policy.v1.PolicyService/X → policy.goldpan
  return `${method.split('.')[1] ?? 'unknown'}.goldpan`;
}
