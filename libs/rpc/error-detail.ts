import type { AppError } from '../domain/app-error.ts';
import { codec } from '../wire/schema.ts';

/** A typed detail of an error, as google.rpc.Status carries it. */
export type ErrorDetail = { readonly type: string; readonly value: Buffer };

const endpointFailure = codec('goldpan.error.v1.EndpointFailure');
const limitFailure = codec('goldpan.error.v1.LimitFailure');

/**
 * The message of goldpan.error.v1 for an error whose cause carries data, made from its metadata;
 * undefined for every other. Callers in any language unpack it instead of parsing text.
 */
export function errorDetailOf({ reason, metadata }: AppError): ErrorDetail | undefined {
  switch (reason) {
    case 'ENDPOINT_FAILED':
      return {
        type: 'goldpan.error.v1.EndpointFailure',
        value: endpointFailure.encode({
          host: metadata['host'] ?? '',
          httpStatus: Number(metadata['http_status'] ?? 0),
          attemptCount: Number(metadata['attempt_count'] ?? 0),
        }),
      };
    case 'LIMIT_OUT_OF_RANGE':
      return {
        type: 'goldpan.error.v1.LimitFailure',
        value: limitFailure.encode({
          limit: metadata['limit'] ?? '',
          actual: metadata['actual'] ?? '',
          allowed: metadata['allowed'] ?? '',
        }),
      };
    default:
      return undefined;
  }
}
