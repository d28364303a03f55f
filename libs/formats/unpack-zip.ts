import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { open, type Entry, type ZipFile } from 'yauzl';
import { messageOf } from '../domain/app-error.ts';
import { unreadableSource } from './import-error.ts';

/** Bounds of what an archive may unpack to. */
const entryCountMax = 50_000;
const unpackedBytesMax = 4 * 1024 * 1024 * 1024;

/**
 * Unpacks a zip archive into a temporary folder; `dispose` removes it. Names that lead out of the folder are
 * refused, links become plain files. UNREADABLE_SOURCE when it is no whole archive or unpacks to more than
 * 4 GiB.
 */
export async function unpackZip(
  path: string,
): Promise<{ readonly folder: string } & AsyncDisposable> {
  const folder = await mkdtemp(join(tmpdir(), 'goldpan-zip-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    await unpackInto(path, folder);
  } catch (error) {
    await remove();
    throw unreadableSource(
      path,
      `cannot be unpacked (${messageOf(error)}); download it again`,
      error,
    );
  }
  return { folder, [Symbol.asyncDispose]: remove };
}

async function unpackInto(path: string, folder: string): Promise<void> {
  const archive = await promisify<string, object, ZipFile>(open)(path, {
    lazyEntries: true,
    autoClose: false,
  });
  try {
    if (archive.entryCount > entryCountMax)
      throw new Error(
        `it has ${archive.entryCount} entries; at most ${entryCountMax} are unpacked`,
      );
    let byteCount = 0;
    for (;;) {
      const entry = await nextEntry(archive);
      if (entry === undefined) return;
      byteCount += entry.uncompressedSize;
      if (byteCount > unpackedBytesMax)
        throw new Error(`it unpacks to more than ${unpackedBytesMax} bytes`);
      // yauzl refuses absolute names and "..", and streams that give more than they announce.
      const target = join(folder, entry.fileName);
      if (entry.fileName.endsWith('/')) {
        await mkdir(target, { recursive: true });
        continue;
      }
      await mkdir(dirname(target), { recursive: true });
      const stream = await promisify(
        archive.openReadStream.bind(archive) as (
          entry: Entry,
          callback: (error: Error | null, stream: NodeJS.ReadableStream) => void,
        ) => void,
      )(entry);
      await pipeline(stream, createWriteStream(target, { flags: 'wx' }));
    }
  } finally {
    archive.close();
  }
}

function nextEntry(archive: ZipFile): Promise<Entry | undefined> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void) => {
      archive.off('entry', onEntry);
      archive.off('end', onEnd);
      archive.off('error', onError);
      finish();
    };
    const onEntry = (entry: Entry): void => settle(() => resolve(entry));
    const onEnd = (): void => settle(() => resolve(undefined));
    const onError = (error: Error): void => settle(() => reject(error));
    archive.on('entry', onEntry);
    archive.on('end', onEnd);
    archive.on('error', onError);
    archive.readEntry();
  });
}
