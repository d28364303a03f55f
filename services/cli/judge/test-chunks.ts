import { isDeepStrictEqual } from 'node:util';
import type { TestFile } from '#libs/packages/test-files.ts';

/** Most bytes of tests in one request; a single larger test travels alone. */
const chunkBytesMax = 16 * 1024 * 1024;
/** Most tests in one request, as the executor's contract has it. */
const chunkTestCountMax = 1000;

/** Cuts tests, in order, into what one request carries: tests of one checker, up to 16 MiB. */
export function chunksOf(tests: readonly TestFile[]): readonly (readonly TestFile[])[] {
  const chunks: TestFile[][] = [];
  let byteCount = 0;
  for (const test of tests) {
    const chunk = chunks.at(-1);
    const [first] = chunk ?? [];
    if (
      chunk === undefined ||
      first === undefined ||
      chunk.length >= chunkTestCountMax ||
      byteCount + test.byteCount > chunkBytesMax ||
      !isDeepStrictEqual(first.checker, test.checker)
    ) {
      chunks.push([test]);
      byteCount = test.byteCount;
    } else {
      chunk.push(test);
      byteCount += test.byteCount;
    }
  }
  return chunks;
}
