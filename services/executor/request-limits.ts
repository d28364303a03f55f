import { invalidField } from '#libs/domain/app-error.ts';

/** Inputs, tests or checks of one call, and their bytes together (executor_service.proto). */
export const itemCountMax = 1000;
export const itemBytesMax = 64 * 1024 * 1024;

/** INVALID_ARGUMENT when a request's field has no or too many entries, or too many bytes. */
export function requireItems(
  field: string,
  sizes: readonly number[],
  countMax: number = itemCountMax,
): void {
  if (sizes.length < 1 || sizes.length > countMax)
    throw invalidField(field, `has ${sizes.length} entries: allowed are 1 to ${countMax}`);
  const byteCount = sizes.reduce((sum, size) => sum + size, 0);
  if (byteCount > itemBytesMax)
    throw invalidField(field, `has ${byteCount} bytes in all: at most ${itemBytesMax} are allowed`);
}
