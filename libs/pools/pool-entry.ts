import { z } from 'zod';
import { isAppError } from '../domain/app-error.ts';
import { parseLanguage } from '../domain/language.ts';
import { sourceBytesMax, type Program, type Sampling } from '../domain/program.ts';

/** A recorded sample. A recorded verdict is not part of it: only an evaluation may know that. */
export type PoolEntry = {
  readonly program: Program;
  readonly sampling: Pick<Sampling, 'model' | 'temperature' | 'rating' | 'tags' | 'logProbability'>;
};

/**
 * Reads one line of a JSONL pool. What the line does not say reads as model "", temperature 0, rating
 * 0 and no tags; fields that are not ours, `verdict` among them, are dropped here and go no further.
 * Throws an Error whose message names the field and what would be right.
 */
export function parsePoolEntry(line: string): PoolEntry {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw new Error(
      'is no JSON: a line must hold one object such as {"source": "…", "language": "cpp20"}',
      { cause: error },
    );
  }
  const parsed = entrySchema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const field = issue?.path.join('.') ?? '';
    throw new Error(
      field === ''
        ? 'must be an object such as {"source": "…", "language": "cpp20"}'
        : `${field} ${issue?.message ?? 'is wrong'}`,
    );
  }
  const { source, language, model, temperature, rating, tags, logProbability } = parsed.data;
  const bytes = Buffer.from(source, 'utf8');
  if (bytes.length < 1 || bytes.length > sourceBytesMax) {
    throw new Error(`source has ${bytes.length} bytes: allowed are 1 to ${sourceBytesMax}`);
  }
  return {
    program: { language: readLanguage(language), source: bytes },
    sampling: {
      model: model ?? '',
      temperature: temperature ?? 0,
      rating: rating ?? 0,
      tags: tags ?? [],
      ...(logProbability === null || logProbability === undefined ? {} : { logProbability }),
    },
  };
}

// null is taken as absent: that is how other languages write a value that they do not have.
const entrySchema = z.object({
  source: z.string('must be the program as a string'),
  language: z.string('must be a string such as "cpp20"'),
  model: z.string('must be a string').nullish(),
  temperature: z
    .number('must be a number from 0 to 100')
    .min(0, 'must be a number from 0 to 100')
    .max(100, 'must be a number from 0 to 100')
    .nullish(),
  rating: z
    .int('must be a whole number from 0 to 10000')
    .min(0, 'must be a whole number from 0 to 10000')
    .max(10_000, 'must be a whole number from 0 to 10000')
    .nullish(),
  tags: z.array(z.string('must be a string'), 'must be a list of strings').nullish(),
  logProbability: z.number('must be a number: the mean natural-log probability a token').nullish(),
});

function readLanguage(name: string): Program['language'] {
  try {
    return parseLanguage(name);
  } catch (error) {
    // Its message lists the languages.
    throw isAppError(error) ? new Error(`language: ${error.message}`, { cause: error }) : error;
  }
}
