import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { AppError, messageOf } from '#libs/domain/app-error.ts';
import type { Standings } from '#libs/metrics/contest.ts';

/** Saved standings of a contest, with the package that each of its problems is. */
export type SavedStandings = Standings & {
  /** Package id of each problem, by its index; a problem without one counts as not solved. */
  readonly packageOf: ReadonlyMap<string, string>;
};

const whole = z.int().min(0);
const standingsSchema = z.object({
  contestId: z.union([z.string().min(1), z.int()]),
  name: z.string(),
  type: z.enum(['CF', 'ICPC']),
  startTime: z.iso.datetime({ offset: true }).optional(),
  durationSeconds: z.int().min(60),
  problems: z
    .array(
      z.object({
        index: z.string().min(1),
        points: z.number().positive().optional(),
        rating: whole.optional(),
        /** Id of the problem package. */
        package: z.string().min(1).optional(),
      }),
    )
    .min(1),
  rows: z
    .array(
      z.object({
        points: z.number(),
        penalty: z.number().min(0),
        oldRating: z.number().optional(),
      }),
    )
    .min(1),
});
const fileSchema = z.array(standingsSchema).min(1);

/**
 * Reads saved standings: one contest as an object, or a list of them; services/cli/evaluation/README.md
 * describes the keys. INVALID_ARGUMENT (INVALID_STANDINGS) names the file and the field.
 */
export async function readStandings(path: string): Promise<readonly SavedStandings[]> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw invalidStandings(path, messageOf(error));
  }
  const parsed = fileSchema.safeParse(Array.isArray(value) ? value : [value]);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw invalidStandings(path, `${issue?.path.join('.') ?? ''} ${issue?.message ?? 'is wrong'}`);
  }
  return parsed.data.map(({ problems, startTime, rows, ...rest }): SavedStandings => {
    const indexes = new Set(problems.map(({ index }) => index));
    if (indexes.size < problems.length)
      throw invalidStandings(path, `contest ${rest.contestId}: two problems have the same index`);
    return {
      ...rest,
      ...(startTime === undefined ? {} : { startTime }),
      problems: problems.map(({ index, points, rating }) => ({
        index,
        ...(points === undefined ? {} : { points }),
        ...(rating === undefined ? {} : { rating }),
      })),
      rows: rows.map(({ points, penalty, oldRating }) => ({
        points,
        penalty,
        ...(oldRating === undefined ? {} : { oldRating }),
      })),
      packageOf: new Map(
        problems.flatMap(({ index, package: id }) => (id === undefined ? [] : [[index, id]])),
      ),
    };
  });
}

function invalidStandings(path: string, description: string): AppError {
  return new AppError(
    'INVALID_ARGUMENT',
    'INVALID_STANDINGS',
    `--contest ${path}: ${description.trim()}; services/cli/evaluation/README.md shows the layout`,
  );
}
