import { AppError } from '../domain/app-error.ts';

/** INVALID_ARGUMENT (INVALID_ROW): what is wrong with one problem, and what would be right. */
export function invalidRow(fault: string, cause?: unknown): AppError {
  return new AppError('INVALID_ARGUMENT', 'INVALID_ROW', fault, { cause });
}

/** UNIMPLEMENTED (ROW_NOT_SUPPORTED): the problem is right, and goldpan has no counterpart for it. */
export function unsupportedRow(fault: string): AppError {
  return new AppError('UNIMPLEMENTED', 'ROW_NOT_SUPPORTED', fault);
}

/** INVALID_ARGUMENT (UNREADABLE_SOURCE): a file or folder that could not be read at all. */
export function unreadableSource(where: string, fault: string, cause?: unknown): AppError {
  return new AppError('INVALID_ARGUMENT', 'UNREADABLE_SOURCE', `${where}: ${fault}`, {
    metadata: { path: where },
    cause,
  });
}
