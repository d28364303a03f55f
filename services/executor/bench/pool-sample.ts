import { access, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError, isAppError, messageOf } from '#libs/domain/app-error.ts';
import { isCpp, parseLanguage } from '#libs/domain/language.ts';
import type { Problem } from '#libs/domain/problem.ts';
import { candidateIdOf, type Program } from '#libs/domain/program.ts';
import { randomFrom } from '#libs/domain/random.ts';
import { readPackage } from '#libs/packages/problem-package.ts';

/** A program of a recorded pool with the problem whose public tests judge it. */
export type PoolCandidate = {
  /** Problem and beginning of the candidate's id, for people. */
  readonly name: string;
  readonly problem: Problem;
  readonly program: Program;
};

/** What the benchmarks need of a line of a pool. */
const poolLine = z.object({ source: z.string().min(1), language: z.string() });

/** Name of a pool within its package. */
const poolFile = 'pool.jsonl';
const idCharacters = 12;

/**
 * Draws distinct C++ programs from the pools of packages, evenly over packages: every beginning of the
 * list is even too. Equal packages, count and seed give equal lists; shorter ones when the pools are
 * used up. INVALID_ARGUMENT (INVALID_POOL) names file and line, or says that there is no C++ program at
 * all; errors of `readPackage`.
 */
export async function samplePools(
  packages: readonly string[],
  count: number,
  seed: number,
): Promise<readonly PoolCandidate[]> {
  const pools = await Promise.all(
    [...new Set(packages)].map(async (folder) => {
      const candidates = await readPool(folder);
      return randomFrom('bench-pool', seed, candidates[0]?.problem.problemId ?? '').shuffle(
        candidates,
      );
    }),
  );
  const longest = Math.max(0, ...pools.map((pool) => pool.length));
  if (longest === 0) throw invalidPool(`the pools of ${packages.join(', ')} hold no C++ program`);
  return Array.from({ length: longest }, (_, index) => pools.flatMap((pool) => pool[index] ?? []))
    .flat()
    .slice(0, count);
}

/** The packages right below `folder` that have a recorded pool, by name. */
export async function packagesWithPools(folder: string): Promise<readonly string[]> {
  const folders = (await readdir(folder)).sort().map((name) => join(folder, name));
  const hasPool = await Promise.all(
    folders.map((candidate) =>
      access(join(candidate, poolFile)).then(
        () => true,
        () => false,
      ),
    ),
  );
  return folders.filter((_, index) => hasPool[index]);
}

async function readPool(folder: string): Promise<readonly PoolCandidate[]> {
  const { problem } = await readPackage(folder);
  const path = join(folder, poolFile);
  const lines = (await readLines(path)).map((line, index) => programOf(line, path, index + 1));
  const programs = lines.filter(({ language }) => isCpp(language));
  // Repeats are counted and not run again in a run, so they would measure nothing here.
  const distinct = new Map(programs.map((program) => [candidateIdOf(program), program]));
  return [...distinct].map(([id, program]) => ({
    name: `${problem.problemId}/${id.slice(0, idCharacters)}`,
    problem,
    program,
  }));
}

async function readLines(path: string): Promise<readonly string[]> {
  try {
    return (await readFile(path, 'utf8')).trim().split('\n');
  } catch (error) {
    throw invalidPool(
      `cannot read ${path}: ${messageOf(error)}; give packages with a recorded pool, such as examples/ferry-queue`,
      error,
    );
  }
}

function programOf(line: string, path: string, number: number): Program {
  try {
    const { source, language } = poolLine.parse(JSON.parse(line));
    return { language: parseLanguage(language), source: Buffer.from(source) };
  } catch (error) {
    const why = isAppError(error)
      ? error.message
      : 'must be a JSON object with "source" and "language"';
    throw invalidPool(`${path}:${number}: ${why}`, error);
  }
}

function invalidPool(message: string, cause?: unknown): AppError {
  return new AppError('INVALID_ARGUMENT', 'INVALID_POOL', message, { cause });
}
