import { describe, expect, it } from '@jest/globals';
import { readEventStream } from './event-stream.ts';

const chunk = (index: number, content: string, finishReason: string | null = null): string =>
  `data: ${JSON.stringify({ model: 'm', choices: [{ index, delta: { content }, finish_reason: finishReason }] })}\n\n`;

async function* inPieces(text: string, size: number): AsyncGenerator<string> {
  for (let start = 0; start < text.length; start += size)
    yield await Promise.resolve(text.slice(start, start + size));
}

describe('readEventStream', () => {
  const usage = 'data: {"choices":[],"usage":{"prompt_tokens":3,"completion_tokens":4}}\n\n';
  const whole = `: comment\n\n${chunk(1, 'x')}${chunk(0, 'a')}${chunk(1, 'y', 'length')}${chunk(0, 'b', 'stop')}`;

  it.each([1, 7, 10_000])(
    'puts interleaved choices together, however the bytes arrive (%d at a time)',
    async (size) => {
      expect(await readEventStream(inPieces(`${whole}${usage}data: [DONE]\n\n`, size))).toEqual({
        model: 'm',
        choices: [
          { text: 'ab', finishReason: 'stop' },
          { text: 'xy', finishReason: 'length' },
        ],
        usage: { promptTokenCount: 3, completionTokenCount: 4 },
      });
    },
  );

  it('takes a stream without [DONE] as whole when every choice has ended', async () => {
    expect((await readEventStream(inPieces(whole, 50))).choices).toHaveLength(2);
  });

  it('notices a stream that was cut off', async () => {
    await expect(readEventStream(inPieces(whole.slice(0, -30), 50))).rejects.toThrow('cut off');
    await expect(readEventStream(inPieces('', 50))).rejects.toThrow('cut off');
  });

  it('passes on what the server says went wrong in the middle', async () => {
    const text = `${chunk(0, 'a')}data: {"error":{"message":"out of memory"}}\n\n`;
    await expect(readEventStream(inPieces(text, 50))).rejects.toThrow(
      'the server said: out of memory',
    );
  });
});
