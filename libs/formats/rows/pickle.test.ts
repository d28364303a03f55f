import { describe, expect, it } from '@jest/globals';
import { pickledText } from '../testing/rows.ts';
import { unpickleText } from './pickle.ts';

describe('unpickleText', () => {
  // Written by hand from Lib/pickletools.py: what pickle.dumps('hi', protocol=…) gives.
  it.each<[number, string]>([
    [2, '\x80\x02X\x02\x00\x00\x00hiq\x00.'],
    [3, '\x80\x03X\x02\x00\x00\x00hiq\x00.'],
    [4, '\x80\x04\x95\x06\x00\x00\x00\x00\x00\x00\x00\x8c\x02hi\x94.'],
    [5, '\x80\x05\x95\x06\x00\x00\x00\x00\x00\x00\x00\x8c\x02hi\x94.'],
  ])('reads a str of protocol %i', (_, pickle) => {
    expect(unpickleText(Buffer.from(pickle, 'latin1'))).toBe('hi');
  });

  it('reads a str longer than one byte can count, of any letters', () => {
    const text = '{"input": "ü"}'.repeat(1000);
    expect(unpickleText(pickledText(text))).toBe(text);
  });

  it.each<[string, string]>([
    ['a call of a function', '\x80\x02cposix\nsystem\nX\x02\x00\x00\x00id\x85R.'],
    ['a global by name on the stack', '\x80\x04\x8c\x05posix\x8c\x06system\x93.'],
    ['an instance', '(iposix\nsystem\np0\n.'],
    ['a list', '\x80\x02]q\x00.'],
    ['a number', '\x80\x02K\x07.'],
    ['two texts', '\x80\x02X\x01\x00\x00\x00aX\x01\x00\x00\x00b.'],
    ['no text', '\x80\x02.'],
    ['no end', '\x80\x02X\x02\x00\x00\x00hi'],
    ['a length beyond the end', '\x80\x02X\xff\xff\xff\x7fhi.'],
    ['a length beyond memory', '\x80\x04\x8d\xff\xff\xff\xff\xff\xff\xff\xff.'],
    ['nothing', ''],
  ])('refuses %s', (_, pickle) => {
    expect(() => unpickleText(Buffer.from(pickle, 'latin1'))).toThrow(/pickle/);
  });
});
