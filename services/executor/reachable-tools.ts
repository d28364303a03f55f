import { createHash } from 'node:crypto';
import { chmod, copyFile, link, mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { constants } from 'node:fs';
import { AppError, messageOf } from '#libs/domain/app-error.ts';
import type { Toolchain } from './toolchain.ts';

/** Where tools are put that programs could not reach otherwise; only root writes there. */
const cacheFolder = '/var/cache/goldpan';

/**
 * A runner that is root runs programs as another user, and so may a test. That user must be able to
 * reach the tools, but a checkout often lies in a folder that is closed to others, such as /root: then
 * node, the JavaScript host and the precompiled headers are linked (copied where that is impossible)
 * into /var/cache/goldpan, once for each state of them, and the toolchain that is returned names the
 * links. Any other user's programs run as that user, and nothing changes.
 * FAILED_PRECONDITION (TOOLS_UNREACHABLE) says what to do when that fails.
 */
export async function reachableTools(toolchain: Toolchain): Promise<Toolchain> {
  if (process.getuid?.() !== 0) return toolchain;
  const { nodePath, javascriptHostPath, isolatePath, precompiledPath } = toolchain;
  const paths = [nodePath, javascriptHostPath, isolatePath, precompiledPath];
  const existing = await existingOf(paths);
  if ((await Promise.all(existing.map(isReachableByOthers))).every(Boolean)) return toolchain;
  try {
    const folder = await stage(existing);
    const staged = (path: string): string =>
      existing.includes(path) ? join(folder, basename(path)) : path;
    return {
      ...toolchain,
      nodePath: staged(nodePath),
      javascriptHostPath: staged(javascriptHostPath),
      isolatePath: staged(isolatePath),
      precompiledPath: staged(precompiledPath),
    };
  } catch (error) {
    throw new AppError(
      'FAILED_PRECONDITION',
      'TOOLS_UNREACHABLE',
      `programs run as another user, who cannot reach ${existing.join(', ')}, and linking them into ${cacheFolder} failed: ${messageOf(error)}; move goldpan to a folder that others may enter, or run it as another user than root`,
      { cause: error },
    );
  }
}

async function existingOf(paths: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(
    paths.map((path) =>
      stat(path).then(
        () => path,
        () => undefined,
      ),
    ),
  );
  return found.flatMap((path) => path ?? []);
}

/** Whether every folder above may be entered by anybody, and the thing itself read. */
async function isReachableByOthers(path: string): Promise<boolean> {
  const { mode } = await stat(path);
  if ((mode & 0o004) === 0) return false;
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (((await stat(folder)).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

/** Links the things into a folder named by their state; a folder that is there already is complete. */
async function stage(paths: readonly string[]): Promise<string> {
  const folder = join(cacheFolder, `tools-${await stateOf(paths)}`);
  const isThere = await stat(folder).then(
    () => true,
    () => false,
  );
  if (isThere) return folder;
  await makeFolder(cacheFolder);
  const part = await mkdtemp(join(cacheFolder, 'part-'));
  try {
    for (const path of paths) await linkTree(path, join(part, basename(path)));
    await chmod(part, 0o755);
    await rename(part, folder);
  } catch (error) {
    await rm(part, { recursive: true, force: true });
    // Another executor may have been quicker.
    if (
      await stat(folder).then(
        () => true,
        () => false,
      )
    )
      return folder;
    throw error;
  }
  return folder;
}

async function stateOf(paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of await filesBelow(path)) {
      const { size, mtimeMs } = await stat(file);
      hash.update(`${file}\0${size}\0${mtimeMs}\0`);
    }
  }
  return hash.digest('hex').slice(0, 16);
}

async function linkTree(source: string, target: string): Promise<void> {
  for (const file of await filesBelow(source)) {
    const to = join(target, relative(source, file));
    await makeFolder(dirname(to));
    const isReadable = ((await stat(file)).mode & 0o004) !== 0;
    const isLinked =
      isReadable &&
      (await link(file, to).then(
        () => true,
        () => false,
      ));
    if (isLinked) continue;
    // Another file system, or a file that only root may read.
    await copyFile(file, to, constants.COPYFILE_FICLONE);
    await chmod(to, 0o755);
  }
}

/** Makes a folder that others may enter, whatever the umask says, with those above it that are missing. */
async function makeFolder(folder: string): Promise<void> {
  const isThere = await stat(folder).then(
    () => true,
    () => false,
  );
  if (isThere) return;
  await makeFolder(dirname(folder));
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o755);
}

/** The files below a folder, or the file itself. */
async function filesBelow(path: string): Promise<readonly string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  const entries = await readdir(path, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
