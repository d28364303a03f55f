import { z } from 'zod';
import { invalidRow } from '../import-error.ts';
import { ExactNumber } from '../tables/json.ts';

/** Text; a format's missing text is null or absent. */
export const text = z.string({ error: 'must be text' });
export const optionalText = text.nullish().transform((value) => value ?? '');
export const textList = z.array(text, { error: 'must be a list of texts' });

/** A number that is exact: parquet's 64-bit integers and JSON's long numbers are refused rather than rounded. */
export const exactNumber = z.custom<number>((value) => typeof value === 'number', {
  error: ({ input }) =>
    typeof input === 'bigint' || input instanceof ExactNumber
      ? `is ${String(input).slice(0, 40)}, which cannot be held exactly; give a number below 2^53`
      : 'must be a number',
});

/** Checks a row. INVALID_ROW names the field, what is wrong and what would be right. */
export function parseRow<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') ?? '';
  const fault = issue?.message ?? 'is wrong';
  throw invalidRow(field === '' ? `the row ${fault}` : `${field} ${fault}`);
}

/** A row: an object with these fields and any others. */
export function rowSchema<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.object(shape, { error: 'must be an object, one problem' });
}

/** Bytes of a size in MiB; undefined for none. */
export function bytesOfMebibytes(mebibytes: number | null | undefined): number | undefined {
  return mebibytes === null || mebibytes === undefined || mebibytes <= 0
    ? undefined
    : Math.round(mebibytes * 1024 * 1024);
}
