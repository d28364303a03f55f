import { SeverityNumber, logs } from '@opentelemetry/api';
import { pino, type Logger as PinoLogger } from 'pino';
import { messageOf } from '../domain/app-error.ts';

/** Fields of a log event: never program text, never a secret. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>> & {
  readonly error?: never;
};

/** Logs are events with fields, not sentences built from values. */
export type Logger = {
  readonly debug: (fields: LogFields, message: string) => void;
  readonly info: (fields: LogFields, message: string) => void;
  readonly warn: (fields: LogFields, message: string) => void;
  /** Takes the error apart so that its message and stack are fields. */
  readonly error: (fields: LogFields, message: string, cause?: unknown) => void;
  /** A logger whose events carry these fields too. */
  readonly child: (fields: LogFields) => Logger;
};

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/**
 * Makes the logger of a service: one JSON object a line on standard error, since standard output
 * belongs to the command's result; each event also goes to OpenTelemetry when that is on.
 */
export function makeLogger(service: string, level: LogLevel): Logger {
  const root = pino({ level, base: { service } }, pino.destination({ dest: 2, sync: true }));
  return wrap(root, service, {});
}

/** A logger that says nothing, for tests and for quiet commands. */
export const silentLogger: Logger = makeLogger('silent', 'silent');

function wrap(target: PinoLogger<never, boolean>, service: string, bound: LogFields): Logger {
  const emit = (
    level: 'debug' | 'info' | 'warn' | 'error',
    severityNumber: SeverityNumber,
    fields: LogFields,
    message: string,
  ): void => {
    target[level](fields, message);
    if (target.isLevelEnabled(level)) {
      logs.getLogger(service).emit({
        severityNumber,
        severityText: level.toUpperCase(),
        body: message,
        attributes: { ...bound, ...fields },
      });
    }
  };
  return {
    debug: (fields, message) => emit('debug', SeverityNumber.DEBUG, fields, message),
    info: (fields, message) => emit('info', SeverityNumber.INFO, fields, message),
    warn: (fields, message) => emit('warn', SeverityNumber.WARN, fields, message),
    error: (fields, message, cause) =>
      emit(
        'error',
        SeverityNumber.ERROR,
        cause === undefined
          ? fields
          : { ...fields, errorMessage: messageOf(cause), errorStack: stackOf(cause) },
        message,
      ),
    child: (fields) => wrap(target.child(fields), service, { ...bound, ...fields }),
  };
}

function stackOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'stack' in error ? String(error.stack) : '';
}
