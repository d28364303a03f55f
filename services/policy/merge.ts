/**
 * Merges streams as their values come. When the reader leaves or one stream fails, the others are
 * closed too; whoever passes streams that may wait for long must abort them first.
 */
export async function* merge<T>(
  streams: readonly AsyncGenerator<T, void, void>[],
): AsyncGenerator<T, void, void> {
  type Arrival = {
    readonly stream: AsyncGenerator<T, void, void>;
    readonly result: IteratorResult<T, void>;
  };
  const next = (stream: AsyncGenerator<T, void, void>): Promise<Arrival> =>
    noticed(stream.next().then((result) => ({ stream, result })));
  const pending = new Map(streams.map((stream) => [stream, next(stream)]));
  try {
    while (pending.size > 0) {
      const { stream, result } = await Promise.race(pending.values());
      if (result.done) {
        pending.delete(stream);
      } else {
        pending.set(stream, next(stream));
        yield result.value;
      }
    }
  } finally {
    await Promise.allSettled(streams.map((stream) => stream.return()));
  }
}

/** Takes one value of each stream in turn, so that the order does not depend on which is faster. */
export async function* inTurn<T>(
  streams: readonly AsyncGenerator<T, void, void>[],
): AsyncGenerator<T, void, void> {
  let open = [...streams];
  try {
    while (open.length > 0) {
      for (const stream of open) {
        const result = await stream.next();
        if (result.done) open = open.filter((other) => other !== stream);
        else yield result.value;
      }
    }
  } finally {
    await Promise.allSettled(open.map((stream) => stream.return()));
  }
}

/**
 * A promise that may fail while nobody waits for it yet: the failure is kept for who awaits it, and is
 * not reported as unhandled, which would end the process.
 */
export function noticed<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}
