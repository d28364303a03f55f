import { Metadata, type ServiceError, type StatusObject } from '@grpc/grpc-js';
import { loadSync, type MessageTypeDefinition } from '@grpc/proto-loader';
import { getProtoPath } from 'google-proto-files';
import { dirname } from 'node:path';
import { AppError, isAppError, messageOf, type FieldViolation } from '../domain/app-error.ts';
import type { Logger } from '../telemetry/logger.ts';
import { errorDetailOf } from './error-detail.ts';
import { codeOfStatusNumber, statusNumberOf } from './status.ts';

/** Metadata key of the encoded google.rpc.Status (gRPC "richer error model"). */
const detailsKey = 'grpc-status-details-bin';
const typePrefix = 'type.googleapis.com/';

type Any = { type_url: string; value: Buffer };
type RpcStatus = { code: number; message: string; details: Any[] };
type ErrorInfo = { reason: string; domain: string; metadata: Record<string, string> };
type BadRequest = { fieldViolations: FieldViolation[] };
type RetryInfo = { retryDelay: { seconds: number; nanos: number } | null };

const definitions = loadSync(['google/rpc/status.proto', 'google/rpc/error_details.proto'], {
  includeDirs: [dirname(getProtoPath())],
  longs: Number,
  defaults: true,
});

/**
 * What a failed call sends: our own errors with google.rpc.Status details (ErrorInfo, and BadRequest
 * or RetryInfo where they apply); anything else as a bare INTERNAL, logged in full on this side only,
 * so that no internal path or text leaks to a caller.
 */
export function statusOfError(
  error: unknown,
  domain: string,
  logger: Logger,
): Partial<StatusObject> {
  const known = isAppError(error)
    ? error
    : new AppError('INTERNAL', 'INTERNAL_ERROR', 'internal error');
  if (!isAppError(error)) logger.error({ domain }, 'call failed', error);
  const metadata = new Metadata();
  metadata.set(detailsKey, encodeStatus(known, domain));
  return { code: statusNumberOf(known.code), details: known.message, metadata };
}

/** Reads what `statusOfError` sent; a failure of the transport reads as UNAVAILABLE with its text. */
export function errorOfStatus(error: unknown): AppError {
  if (isAppError(error)) return error;
  if (!isServiceError(error))
    return new AppError('INTERNAL', 'CALL_FAILED', messageOf(error), { cause: error });
  const code = codeOfStatusNumber(error.code);
  const [bytes] = error.metadata?.get(detailsKey) ?? [];
  if (!Buffer.isBuffer(bytes)) {
    return new AppError(code, `GRPC_${code}`, error.details || error.message, { cause: error });
  }
  const details = decode<RpcStatus>('google.rpc.Status', bytes).details;
  const info = detail<ErrorInfo>(details, 'google.rpc.ErrorInfo');
  const badRequest = detail<BadRequest>(details, 'google.rpc.BadRequest');
  const delay = detail<RetryInfo>(details, 'google.rpc.RetryInfo')?.retryDelay;
  return new AppError(code, info?.reason ?? `GRPC_${code}`, error.details, {
    metadata: info?.metadata ?? {},
    violations: badRequest?.fieldViolations ?? [],
    ...(delay ? { retryDelayMs: delay.seconds * 1000 + delay.nanos / 1e6 } : {}),
    cause: error,
  });
}

function encodeStatus(error: AppError, domain: string): Buffer {
  const details: Any[] = [
    any('google.rpc.ErrorInfo', { reason: error.reason, domain, metadata: error.metadata }),
  ];
  const typed = errorDetailOf(error);
  if (typed !== undefined) details.push({ type_url: typePrefix + typed.type, value: typed.value });
  if (error.violations.length > 0)
    details.push(any('google.rpc.BadRequest', { fieldViolations: error.violations }));
  if (error.retryDelayMs !== undefined) {
    const seconds = Math.trunc(error.retryDelayMs / 1000);
    const nanos = Math.round((error.retryDelayMs - seconds * 1000) * 1e6);
    details.push(any('google.rpc.RetryInfo', { retryDelay: { seconds, nanos } }));
  }
  return typeOf('google.rpc.Status').serialize({
    code: statusNumberOf(error.code),
    message: error.message,
    details,
  });
}

function any(type: string, value: object): Any {
  // proto-loader keeps `type_url` in snake case even where other fields are camel case.
  return { type_url: typePrefix + type, value: typeOf(type).serialize(value) };
}

function detail<T>(details: readonly Any[], type: string): T | undefined {
  const found = details.find((entry) => entry.type_url === typePrefix + type);
  return found === undefined ? undefined : decode<T>(type, found.value);
}

function decode<T>(type: string, bytes: Buffer): T {
  // The caller names the type whose shape it expects.
  return typeOf(type).deserialize(bytes) as T;
}

function typeOf(name: string): MessageTypeDefinition<object, object> {
  const definition = definitions[name];
  if (definition === undefined) throw new Error(`google-proto-files defines no ${name}`);
  // These names are messages, and proto-loader's message types carry their serializers.
  return definition as MessageTypeDefinition<object, object>;
}

function isServiceError(error: unknown): error is ServiceError {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    typeof error.code === 'number' &&
    'details' in error
  );
}
