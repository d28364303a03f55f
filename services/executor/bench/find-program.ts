import { access, constants } from 'node:fs/promises';
import { join } from 'node:path';

/** Path of the first program of this name in the folders, or undefined. */
export async function findProgram(
  name: string,
  folders: readonly string[],
): Promise<string | undefined> {
  for (const folder of folders.filter((folder) => folder !== '')) {
    const path = join(folder, name);
    const isThere = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isThere) return path;
  }
  return undefined;
}
