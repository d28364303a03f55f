import { openBlobStore, type BlobStore } from '#libs/bus/blobs.ts';
import type { Bus } from '#libs/bus/connection.ts';
import { invalidField } from '#libs/domain/app-error.ts';

/** Reads what all batches of a run share, and keeps the last few of them. */
export type TaskReader = {
  /**
   * The task that `reference` names, decoded by `decode`. NOT_FOUND (BLOB_MISSING) and the errors of the
   * object store, which may pass; what `decode` throws, which does not.
   */
  readonly read: <Task>(
    reference: { readonly sha256: string } | null,
    decode: (bytes: Uint8Array) => Task,
  ) => Promise<Task>;
};

/** Runs in hand at the same time on one executor; each task may hold some tens of megabytes. */
const taskCountMax = 4;

export function makeTaskReader(bus: Bus): TaskReader {
  let store: Promise<BlobStore> | undefined;
  const tasks = new Map<string, Promise<unknown>>();
  const load = async <Task>(sha256: string, decode: (bytes: Uint8Array) => Task): Promise<Task> => {
    // A failed opening is forgotten, so that the next batch tries again.
    store ??= openBlobStore(bus).catch((error: unknown) => {
      store = undefined;
      throw error;
    });
    return decode(await (await store).get(sha256));
  };
  return {
    read: <Task>(
      reference: { readonly sha256: string } | null,
      decode: (bytes: Uint8Array) => Task,
    ) => {
      if (reference === null) throw invalidField('task', 'is missing');
      const { sha256 } = reference;
      const known = tasks.get(sha256);
      // A digest names one value of one kind: whoever asked first decoded it as this caller would.
      if (known !== undefined) return known as Promise<Task>;
      const task = load(sha256, decode);
      tasks.set(sha256, task);
      task.catch(() => tasks.delete(sha256));
      for (const oldest of tasks.keys()) {
        if (tasks.size <= taskCountMax) break;
        tasks.delete(oldest);
      }
      return task;
    },
  };
}
