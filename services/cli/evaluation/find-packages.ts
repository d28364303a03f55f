import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '#libs/domain/app-error.ts';

/** Deepest that packages lie below a folder that is given. */
const depthMax = 4;

/**
 * The problem packages that paths mean: a folder with a problem.yaml is one, any other folder stands for
 * all below it, in the order of their paths. NOT_FOUND (NO_PACKAGES) when a path has none.
 */
export async function findPackages(paths: readonly string[]): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const path of paths) {
    const below = await packagesBelow(path, 0);
    if (below.length === 0) {
      throw new AppError(
        'NOT_FOUND',
        'NO_PACKAGES',
        `${path}: is no problem package and holds none; a package is a folder with a problem.yaml (goldpan import makes them of other formats)`,
        { metadata: { path } },
      );
    }
    for (const folder of below) found.add(folder);
  }
  return [...found];
}

async function packagesBelow(folder: string, depth: number): Promise<readonly string[]> {
  if (await isFile(join(folder, 'problem.yaml'))) return [folder];
  if (depth >= depthMax) return [];
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = entries
    .filter(
      (entry) =>
        entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules',
    )
    .map(({ name }) => name)
    // By code units, not by locale: the order must be the same on every machine.
    .sort();
  const found: string[] = [];
  for (const name of names) found.push(...(await packagesBelow(join(folder, name), depth + 1)));
  return found;
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (info) => info.isFile(),
    () => false,
  );
}
