import { AppError } from '../domain/app-error.ts';

/** INVALID_ARGUMENT (INVALID_PACKAGE): what is wrong in a package, where, and what would be right. */
export function invalidPackage(where: string, fault: string, cause?: unknown): AppError {
  return new AppError('INVALID_ARGUMENT', 'INVALID_PACKAGE', `${where}: ${fault}`, {
    metadata: { path: where },
    cause,
  });
}

/** UNIMPLEMENTED (PACKAGE_NOT_SUPPORTED): the package is right, and goldpan cannot judge it yet. */
export function unsupportedPackage(where: string, feature: string): AppError {
  return new AppError(
    'UNIMPLEMENTED',
    'PACKAGE_NOT_SUPPORTED',
    `${where}: ${feature} not supported yet`,
    { metadata: { path: where } },
  );
}
