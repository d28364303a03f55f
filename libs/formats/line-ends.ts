import { open, readFile } from 'node:fs/promises';

/** How much of a file is looked at. */
const lookedAtBytes = 16 * 1024;

/** Whether a text ends its first lines with CRLF. */
export function hasCrlf(bytes: Uint8Array): boolean {
  return Buffer.from(
    bytes.buffer,
    bytes.byteOffset,
    Math.min(bytes.length, lookedAtBytes),
  ).includes('\r\n');
}

/** The same of a file, of which only the beginning is read. */
export async function fileHasCrlf(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(lookedAtBytes), 0, lookedAtBytes, 0);
    return hasCrlf(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

/** A file's bytes with LF for CRLF. latin1 keeps all other bytes, whatever the encoding. */
export async function readWithLf(path: string): Promise<Buffer> {
  const text = await readFile(path, 'latin1');
  return Buffer.from(text.replaceAll('\r\n', '\n'), 'latin1');
}
