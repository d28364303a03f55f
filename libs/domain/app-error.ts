/** Canonical gRPC status codes that our errors use (grpc.io, "Status codes and their use"). */
export type ErrorCode =
  | 'INVALID_ARGUMENT'
  | 'NOT_FOUND'
  | 'FAILED_PRECONDITION'
  | 'RESOURCE_EXHAUSTED'
  | 'ABORTED'
  | 'CANCELLED'
  | 'DEADLINE_EXCEEDED'
  | 'UNIMPLEMENTED'
  | 'UNAVAILABLE'
  | 'UNAUTHENTICATED'
  | 'PERMISSION_DENIED'
  | 'INTERNAL';

/** A field of a request that is wrong, and what would be right. */
export type FieldViolation = { readonly field: string; readonly description: string };

export type AppErrorOptions = {
  readonly metadata?: Readonly<Record<string, string>>;
  readonly violations?: readonly FieldViolation[];
  /** When the caller may try again; only for RESOURCE_EXHAUSTED and UNAVAILABLE. */
  readonly retryDelayMs?: number;
  readonly cause?: unknown;
};

/**
 * What *we* failed to do, never what a program under test did (that is a verdict).
 *
 * `reason` is stable, UPPER_SNAKE, at most 63 characters; `message` is for a person and names what
 * was wrong and what would be right. Recognise it with `isAppError`, not `instanceof`.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly reason: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly violations: readonly FieldViolation[];
  readonly retryDelayMs: number | undefined;

  constructor(code: ErrorCode, reason: string, message: string, options: AppErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.reason = reason;
    this.metadata = options.metadata ?? {};
    this.violations = options.violations ?? [];
    this.retryDelayMs = options.retryDelayMs;
  }
}

/** Whether a caught value is an AppError, by shape: `instanceof` lies across realms (jest). */
export function isAppError(error: unknown): error is AppError {
  return (
    typeof error === 'object' &&
    error !== null &&
    'name' in error &&
    error.name === 'AppError' &&
    'reason' in error &&
    typeof error.reason === 'string'
  );
}

/** INVALID_ARGUMENT for one field: what was wrong with it and what would be right. */
export function invalidField(field: string, description: string): AppError {
  return new AppError('INVALID_ARGUMENT', 'INVALID_FIELD', `${field}: ${description}`, {
    violations: [{ field, description }],
    metadata: { field },
  });
}

/** The message of anything that was thrown. */
export function messageOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'message' in error) {
    return String(error.message);
  }
  return String(error);
}
