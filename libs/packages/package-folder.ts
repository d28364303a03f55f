import { isUtf8 } from 'node:buffer';
import { readFile, readdir, realpath, stat } from 'node:fs/promises';
import { basename, join, resolve, sep } from 'node:path';
import { AppError } from '../domain/app-error.ts';
import { compareNaturally } from './natural-order.ts';
import { invalidPackage } from './package-error.ts';

export type PackageEntry = {
  readonly name: string;
  /** Relative to the package's root, with "/". */
  readonly path: string;
  readonly isFolder: boolean;
  /** Size of a file; 0 for a folder. */
  readonly byteCount: number;
};

/** A package on disk. All paths are relative to its root; nothing outside it can be read. */
export type PackageFolder = {
  /** Name of the folder itself. */
  readonly name: string;
  /** The path as a person knows it, for messages. */
  readonly where: (path: string) => string;
  /** Entries in natural order, those that begin with a dot or dash left out; none when there is no such folder. */
  readonly list: (path: string) => Promise<readonly PackageEntry[]>;
  /** The entry at a path, or undefined when there is none. */
  readonly find: (path: string) => Promise<PackageEntry | undefined>;
  /** Content of a file; INVALID_PACKAGE when it is missing or larger than `byteCountMax`. */
  readonly read: (path: string, byteCountMax: number) => Promise<Buffer>;
  /** Content of a file as UTF-8 without byte-order mark; INVALID_PACKAGE also when it is no UTF-8. */
  readonly readText: (path: string, byteCountMax: number) => Promise<string>;
};

/** Most entries that one folder of a package may have. */
const entryCountMax = 20_000;

/**
 * Opens a package folder. NOT_FOUND (PACKAGE_NOT_FOUND) when nothing is there, INVALID_ARGUMENT
 * (INVALID_PACKAGE) when it is no folder. A link that leads outside the package is an error wherever
 * it is met: the format forbids it, and a package from a stranger must not show files of this machine.
 */
export async function openPackageFolder(folder: string): Promise<PackageFolder> {
  const root = await realpath(folder).catch((cause: unknown) => {
    throw new AppError(
      'NOT_FOUND',
      'PACKAGE_NOT_FOUND',
      `${folder}: there is no such folder; give the path of a problem package`,
      { metadata: { path: folder }, cause },
    );
  });
  if (!(await stat(root)).isDirectory()) {
    throw invalidPackage(
      folder,
      'is not a folder; unpack it and give the folder that holds problem.yaml',
    );
  }
  const where = (path: string): string => (path === '' ? folder : join(folder, path));

  const find = async (path: string): Promise<PackageEntry | undefined> => {
    let real: string;
    try {
      real = await realpath(join(root, path));
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw invalidPackage(where(path), 'cannot be read', error);
    }
    if (real !== root && !real.startsWith(root + sep)) {
      throw invalidPackage(where(path), 'is a link out of the package; put the file itself there');
    }
    const status = await stat(real);
    if (!status.isFile() && !status.isDirectory()) {
      throw invalidPackage(where(path), 'is neither a file nor a folder; remove it');
    }
    const isFolder = status.isDirectory();
    return { name: basename(path), path, isFolder, byteCount: isFolder ? 0 : status.size };
  };

  const list = async (path: string): Promise<readonly PackageEntry[]> => {
    const found = await find(path);
    if (found === undefined) return [];
    if (!found.isFolder) throw invalidPackage(where(path), 'is a file; a folder is expected there');
    const names = (await readdir(join(root, path))).filter((name) => !/^[.-]/.test(name));
    if (names.length > entryCountMax) {
      throw invalidPackage(
        where(path),
        `has ${names.length} entries; at most ${entryCountMax} are read`,
      );
    }
    const entries: PackageEntry[] = [];
    for (const name of names.sort(compareNaturally)) {
      const entry = await find(path === '' ? name : `${path}/${name}`);
      // A link to nowhere is the only way not to be found here.
      if (entry === undefined)
        throw invalidPackage(where(`${path}/${name}`), 'is a link to nothing; remove it');
      entries.push(entry);
    }
    return entries;
  };

  const read = async (path: string, byteCountMax: number): Promise<Buffer> => {
    const entry = await find(path);
    if (entry === undefined) throw invalidPackage(where(path), 'is missing');
    if (entry.isFolder) throw invalidPackage(where(path), 'is a folder; a file is expected there');
    if (entry.byteCount > byteCountMax) {
      throw invalidPackage(
        where(path),
        `has ${entry.byteCount} bytes; at most ${byteCountMax} are allowed`,
      );
    }
    return readFile(join(root, path));
  };

  const readText = async (path: string, byteCountMax: number): Promise<string> => {
    const content = await read(path, byteCountMax);
    if (!isUtf8(content)) {
      throw invalidPackage(
        where(path),
        'is not UTF-8; convert it, for example with iconv -t utf-8',
      );
    }
    return new TextDecoder().decode(content);
  };

  return { name: basename(resolve(folder)), where, list, find, read, readText };
}

function isMissing(error: unknown): boolean {
  const code =
    typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' || code === 'ENOTDIR';
}
