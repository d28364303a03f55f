import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError, messageOf } from '#libs/domain/app-error.ts';

/**
 * Writes a file whole or not at all: a reader never sees half of it. FAILED_PRECONDITION
 * (CANNOT_WRITE) names the file and why.
 */
export async function writeFileWhole(path: string, content: string | Uint8Array): Promise<void> {
  const temporary = `${path}.${process.pid}.part`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(temporary, content);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw new AppError(
      'FAILED_PRECONDITION',
      'CANNOT_WRITE',
      `cannot write ${path}: ${messageOf(error)}; give a path in a folder that can be written to`,
      { cause: error },
    );
  }
}

/** Writes a value as indented JSON. */
export function writeJson(path: string, value: unknown): Promise<void> {
  return writeFileWhole(path, `${JSON.stringify(value, undefined, 2)}\n`);
}
