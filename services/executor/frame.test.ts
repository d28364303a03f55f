import { describe, expect, it } from '@jest/globals';
import { encodeFrame, makeFrameDecoder, type Frame } from './frame.ts';

const wire = (header: object, payload?: Uint8Array): Buffer =>
  Buffer.concat(encodeFrame(header, payload));

describe('frame', () => {
  it('reads back what it wrote, however the bytes are cut', () => {
    const stream = Buffer.concat([
      wire({ op: 'hello' }),
      wire({ ok: true, text: 'é' }, Buffer.from([0, 255, 10])),
    ]);
    for (const size of [1, 3, 7, 64, stream.length]) {
      const decoder = makeFrameDecoder();
      const frames: Frame[] = [];
      for (let start = 0; start < stream.length; start += size) {
        frames.push(...decoder.push(stream.subarray(start, start + size)));
      }
      expect(frames.map((frame) => frame.header)).toEqual([
        { op: 'hello' },
        { ok: true, text: 'é' },
      ]);
      expect([...(frames[1]?.payload ?? [])]).toEqual([0, 255, 10]);
    }
  });

  it('refuses a frame that is over the limits before it arrives', () => {
    const prefix = Buffer.alloc(8);
    prefix.writeUInt32LE(2 ** 31, 4);
    expect(() => makeFrameDecoder().push(prefix)).toThrow(/over the protocol's limits/);
  });

  it('refuses a header that is no JSON', () => {
    const bytes = wire({ a: 1 });
    bytes[8] = 0x78;
    expect(() => makeFrameDecoder().push(bytes)).toThrow(/no JSON/);
  });
});
