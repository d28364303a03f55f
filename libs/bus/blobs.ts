import { createHash } from 'node:crypto';
import { Objm, type ObjectStore } from '@nats-io/obj';
import { AppError } from '../domain/app-error.ts';
import type { Bus } from './connection.ts';

/** Names a value in the object store: what BlobReference carries. */
export type Blob = { readonly sha256: string; readonly sizeBytes: number };

const bucket = 'GOLDPAN_BLOBS';
/** Values are kept as long as the events that name them. */
const maxAgeNanos = 7 * 24 * 3600 * 1e9;
const maxBytes = 4 * 1024 ** 3;

/** Values larger than a message, stored by their content. */
export type BlobStore = {
  readonly put: (value: Uint8Array) => Promise<Blob>;
  /** NOT_FOUND (BLOB_MISSING) when there is none, INTERNAL (BLOB_CORRUPT) when the content is another. */
  readonly get: (sha256: string) => Promise<Uint8Array>;
};

export async function openBlobStore(bus: Bus): Promise<BlobStore> {
  const store: ObjectStore = await new Objm(bus.jetstream).create(bucket, {
    ttl: maxAgeNanos,
    max_bytes: maxBytes,
  });
  return {
    put: async (value) => {
      const sha256 = digestOf(value);
      const existing = await store.info(sha256);
      if (existing === null || existing.deleted) await store.putBlob({ name: sha256 }, value);
      return { sha256, sizeBytes: value.length };
    },
    get: async (sha256) => {
      const value = await store.getBlob(sha256);
      if (value === null)
        throw new AppError('NOT_FOUND', 'BLOB_MISSING', `the object store has no value ${sha256}`);
      if (digestOf(value) !== sha256)
        throw new AppError('INTERNAL', 'BLOB_CORRUPT', `the value ${sha256} has another content`);
      return value;
    },
  };
}

function digestOf(value: Uint8Array): string {
  return createHash('sha256').update(value).digest('hex');
}
