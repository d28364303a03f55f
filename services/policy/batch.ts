import { noticed } from './merge.ts';

/** When a batch is full. */
export type BatchLimits<T> = {
  readonly countMax: number;
  /** Most bytes of a batch; a single larger value still makes one. */
  readonly bytesMax: number;
  readonly bytesOf: (value: T) => number;
  /** How long the first value of a batch waits for others. */
  readonly lingerMs: number;
};

/**
 * Gathers values into batches. A batch is handed on when it is full, when its first value has waited
 * `lingerMs`, and at the end. `leave` is called when the reader leaves or the stream ends, before the
 * stream is closed: what the stream waits for must end then.
 */
export async function* batched<T>(
  stream: AsyncGenerator<T, void, void>,
  limits: BatchLimits<T>,
  leave: () => void,
): AsyncGenerator<readonly T[], void, void> {
  let values: T[] = [];
  let byteCount = 0;
  let linger: Linger | undefined;
  const takeAll = (): readonly T[] => {
    const taken = values;
    values = [];
    byteCount = 0;
    linger?.stop();
    linger = undefined;
    return taken;
  };
  try {
    let pending = noticed(stream.next());
    for (;;) {
      const arrival =
        linger === undefined ? await pending : await Promise.race([pending, linger.over]);
      if (arrival === lingerOver) {
        yield takeAll();
        continue;
      }
      if (arrival.done) break;
      const bytes = limits.bytesOf(arrival.value);
      if (values.length > 0 && byteCount + bytes > limits.bytesMax) yield takeAll();
      linger ??= startLinger(limits.lingerMs);
      values.push(arrival.value);
      byteCount += bytes;
      pending = noticed(stream.next());
      if (values.length >= limits.countMax) yield takeAll();
    }
    if (values.length > 0) yield takeAll();
  } finally {
    linger?.stop();
    leave();
    await stream.return();
  }
}

const lingerOver = Symbol('linger over');

type Linger = { readonly over: Promise<typeof lingerOver>; readonly stop: () => void };

function startLinger(lingerMs: number): Linger {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<typeof lingerOver>((resolve) => {
    timer = setTimeout(() => resolve(lingerOver), lingerMs);
  });
  return { over, stop: () => clearTimeout(timer) };
}
