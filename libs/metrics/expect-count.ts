import { invalidField } from '../domain/app-error.ts';

/** INVALID_ARGUMENT (INVALID_FIELD) unless `value` is a whole number from 0 to `most`. */
export function expectCount(field: string, value: number, most = Number.MAX_SAFE_INTEGER): void {
  if (!Number.isInteger(value) || value < 0 || value > most)
    throw invalidField(field, `is ${value}: must be a whole number from 0 to ${most}`);
}
