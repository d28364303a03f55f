import { createHash } from 'node:crypto';

/** A value that programs in the sandbox read or are: named by its content, so that a slot gets it once. */
export type Blob = {
  readonly id: string;
  readonly bytes: Uint8Array;
  /** Whether it is a program to start. */
  readonly isExecutable: boolean;
};

/** Names a value by its SHA-256. */
export function makeBlob(bytes: Uint8Array, isExecutable = false): Blob {
  return { id: createHash('sha256').update(bytes).digest('hex'), bytes, isExecutable };
}
