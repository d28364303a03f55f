import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { messageOf } from '#libs/domain/app-error.ts';
import type { PlattCalibration } from '#libs/metrics/platt.ts';

/** What turns a model's scores into probabilities, and what it was learnt from. */
export type Calibration = PlattCalibration & {
  readonly kind: 'platt';
  /** Shown with every score that it changed. */
  readonly name: string;
  readonly fittedOn: {
    /** Ids of the problems, to keep from judging the scorer on them. */
    readonly problems: readonly string[];
    /** Labelled programs. */
    readonly programs: number;
  };
};

const calibrationSchema = z.strictObject({
  kind: z.literal('platt', { error: 'must be "platt"' }),
  name: z.string({ error: 'must be text' }).min(1, { error: 'must not be empty' }),
  slope: z.number({ error: 'must be a number' }),
  intercept: z.number({ error: 'must be a number' }),
  fittedOn: z.strictObject(
    {
      problems: z.array(z.string({ error: 'must be text' }), { error: 'must be a list of ids' }),
      programs: z
        .number({ error: 'must be a whole number from 1' })
        .int({ error: 'must be a whole number from 1' })
        .min(1, { error: 'must be a whole number from 1' }),
    },
    // An unknown key is named by the library's own message.
    {
      error: ({ code }) =>
        code === 'invalid_type' ? 'must have problems and programs' : undefined,
    },
  ),
});

/** Reads a calibration file (JSON); throws an Error that names the file, the field and what would be right. */
export function readCalibration(path: string): Calibration {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new Error(`cannot read the calibration: ${messageOf(error)}`, { cause: error });
  }
  return parseCalibration(text, path);
}

/** The same from its text; `path` is for messages. */
export function parseCalibration(text: string, path: string): Calibration {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Error(`${path} is no JSON: ${messageOf(error)}`, { cause: error });
  }
  const parsed = calibrationSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(
    ({ path: keys, message }) => `${keys.join('.') || 'the file'}: ${message}`,
  );
  throw new Error(`${path}: ${faults.join('; ')}`);
}
