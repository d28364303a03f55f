import { cp, lstat, realpath } from 'node:fs/promises';
import { sep } from 'node:path';
import { invalidRow } from '#libs/formats/import-error.ts';

/**
 * Copies a package folder as it is, links inside it as the files that they mean. INVALID_ROW when a link
 * leads out of it: a package from a stranger must not show files of this machine.
 */
export async function copyPackage(from: string, to: string): Promise<void> {
  const root = await realpath(from);
  await cp(root, to, {
    recursive: true,
    dereference: true,
    errorOnExist: true,
    filter: async (source) => {
      const status = await lstat(source);
      if (status.isSymbolicLink()) {
        const target = await realpath(source).catch(() => '');
        if (!target.startsWith(root + sep))
          throw invalidRow(`${source}: is a link out of the package; put the file itself there`);
        return true;
      }
      if (status.isFile() || status.isDirectory()) return true;
      throw invalidRow(`${source}: is neither a file nor a folder; remove it`);
    },
  });
}
