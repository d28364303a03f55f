import { AppError } from '#libs/domain/app-error.ts';

/** What travels between executor and runner: a JSON header and raw bytes (native/README.md, "Protocol"). */
export type Frame = { readonly header: unknown; readonly payload: Buffer };

const prefixBytes = 8;
const headerBytesMax = 1024 * 1024;
/** Largest payload the runner accepts or sends. */
const payloadBytesMax = 256 * 1024 * 1024;

/** The parts of a frame, to be written one after the other; the payload is not copied. */
export function encodeFrame(
  header: object,
  payload: Uint8Array = new Uint8Array(),
): readonly Uint8Array[] {
  const text = Buffer.from(JSON.stringify(header));
  const prefix = Buffer.alloc(prefixBytes);
  prefix.writeUInt32LE(text.length, 0);
  prefix.writeUInt32LE(payload.length, 4);
  return payload.length === 0 ? [prefix, text] : [prefix, text, payload];
}

/** Reads frames from chunks of a stream. */
export type FrameDecoder = {
  /** Takes a chunk and returns the frames it completed. INTERNAL (SANDBOX_FAULT) on what is no frame. */
  readonly push: (chunk: Buffer) => readonly Frame[];
};

export function makeFrameDecoder(): FrameDecoder {
  // Chunks are joined once per frame, not once per chunk: a payload arrives in thousands of them.
  let chunks: Buffer[] = [];
  let byteCount = 0;
  let neededBytes = prefixBytes;
  const join = (): Buffer => {
    const [first] = chunks;
    const joined =
      chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks, byteCount);
    chunks = [joined];
    return joined;
  };
  return {
    push: (chunk) => {
      chunks.push(chunk);
      byteCount += chunk.length;
      const frames: Frame[] = [];
      while (byteCount >= neededBytes) {
        const bytes = join();
        const headerBytes = bytes.readUInt32LE(0);
        const payloadBytes = bytes.readUInt32LE(4);
        if (headerBytes > headerBytesMax || payloadBytes > payloadBytesMax) {
          throw new AppError(
            'INTERNAL',
            'SANDBOX_FAULT',
            `the runner sent a frame of ${headerBytes} + ${payloadBytes} bytes, which is over the protocol's limits`,
          );
        }
        const payloadStart = prefixBytes + headerBytes;
        const end = payloadStart + payloadBytes;
        if (byteCount < end) {
          neededBytes = end;
          break;
        }
        frames.push({
          header: parseHeader(bytes.subarray(prefixBytes, payloadStart)),
          payload: bytes.subarray(payloadStart, end),
        });
        const rest = bytes.subarray(end);
        chunks = rest.length === 0 ? [] : [rest];
        byteCount = rest.length;
        neededBytes = prefixBytes;
      }
      return frames;
    },
  };
}

function parseHeader(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    throw new AppError(
      'INTERNAL',
      'SANDBOX_FAULT',
      'the runner sent a frame whose header is no JSON',
      { cause: error },
    );
  }
}
