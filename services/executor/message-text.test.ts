import { describe, expect, it } from '@jest/globals';
import { messageBytesMax, messageText } from './message-text.ts';

describe('messageText', () => {
  it.each([
    ['makes one line', 'wrong\r\nanswer\n', 'wrong answer'],
    ['takes control characters out', 'a\u001b[31mb\u0000c', 'a [31mb c'],
    ['takes marks of direction out', 'a\u202eb', 'a b'],
    ['keeps letters of all scripts', 'naïve 数', 'naïve 数'],
    ['of nothing is empty', ' \n', ''],
  ])('%s', (_name, text, message) => {
    expect(messageText(Buffer.from(text))).toBe(message);
  });

  it.each(['x', 'é', '数', '😀'])('keeps within its limit for any character: %s', (character) => {
    const message = messageText(Buffer.from(character.repeat(5000)));
    expect(Buffer.byteLength(message)).toBeLessThanOrEqual(messageBytesMax);
    expect(Buffer.byteLength(message)).toBeGreaterThan(messageBytesMax - 8);
    expect(message).toMatch(new RegExp(`^(${character})+…$`, 'u'));
  });

  it('replaces what is no UTF-8', () => {
    expect(messageText(Buffer.from([0x61, 0xff, 0x62]))).toBe('a\ufffdb');
  });
});
