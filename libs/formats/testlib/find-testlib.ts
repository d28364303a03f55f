import { readFile } from 'node:fs/promises';
import { messageOf } from '../../domain/app-error.ts';
import { unreadableSource } from '../import-error.ts';

/** Where Debian and most people put it. */
const systemPaths = ['/usr/include/testlib.h', '/usr/local/include/testlib.h'];

/** What to do when there is no testlib.h, for remarks. */
export const testlibAdvice =
  'give --testlib with the path of testlib.h (https://github.com/MikeMirzayanov/testlib)';

/**
 * testlib.h, from the path that is given or from the system; undefined when neither has it. Packages of
 * Polygon bring their own, which wins. UNREADABLE_SOURCE when the given path cannot be read.
 */
export async function findTestlib(given: string | undefined): Promise<Buffer | undefined> {
  if (given !== undefined) {
    try {
      return await readFile(given);
    } catch (error) {
      throw unreadableSource(given, `testlib.h cannot be read (${messageOf(error)})`, error);
    }
  }
  for (const path of systemPaths) {
    const found = await readFile(path).catch(() => undefined);
    if (found !== undefined) return found;
  }
  return undefined;
}
