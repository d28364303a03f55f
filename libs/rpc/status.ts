import { status } from '@grpc/grpc-js';
import type { ErrorCode } from '../domain/app-error.ts';

const numbers: Readonly<Record<ErrorCode, number>> = {
  INVALID_ARGUMENT: status.INVALID_ARGUMENT,
  NOT_FOUND: status.NOT_FOUND,
  FAILED_PRECONDITION: status.FAILED_PRECONDITION,
  RESOURCE_EXHAUSTED: status.RESOURCE_EXHAUSTED,
  ABORTED: status.ABORTED,
  CANCELLED: status.CANCELLED,
  DEADLINE_EXCEEDED: status.DEADLINE_EXCEEDED,
  UNIMPLEMENTED: status.UNIMPLEMENTED,
  UNAVAILABLE: status.UNAVAILABLE,
  UNAUTHENTICATED: status.UNAUTHENTICATED,
  PERMISSION_DENIED: status.PERMISSION_DENIED,
  INTERNAL: status.INTERNAL,
};

/** The number that goes on the wire. */
export function statusNumberOf(code: ErrorCode): number {
  return numbers[code];
}

/** Our code for a number from the wire; a code that we never send reads as INTERNAL. */
export function codeOfStatusNumber(number: number): ErrorCode {
  // Object.keys widens to string; the record has no other keys than ErrorCode.
  return (
    (Object.keys(numbers) as ErrorCode[]).find((code) => numbers[code] === number) ?? 'INTERNAL'
  );
}
