/** Cuts a list, in order, into batches of at most `countMax` items and, an item that is larger by itself apart, `bytesMax` bytes. */
export function batchesOf<Item>(
  items: readonly Item[],
  bytesOf: (item: Item) => number,
  limits: { readonly countMax: number; readonly bytesMax: number },
): readonly (readonly Item[])[] {
  const batches: Item[][] = [];
  let last: Item[] = [];
  let byteCount = 0;
  for (const item of items) {
    const bytes = bytesOf(item);
    const isFull = last.length >= limits.countMax || byteCount + bytes > limits.bytesMax;
    if (batches.length === 0 || (isFull && last.length > 0)) {
      last = [];
      byteCount = 0;
      batches.push(last);
    }
    last.push(item);
    byteCount += bytes;
  }
  return batches;
}
