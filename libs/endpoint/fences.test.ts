import { describe, expect, it } from '@jest/globals';
import { fencedContents } from './fences.ts';

describe('fencedContents', () => {
  it('reads every closed block and leaves out one that was cut off', () => {
    expect(fencedContents('Here:\n```\n1 2\n```\nand\n~~~text\n3\n~~~\n```js\nprint(1)')).toEqual([
      '1 2\n',
      '3\n',
    ]);
  });

  it('keeps shorter fences inside longer ones', () => {
    expect(fencedContents('````\n```\nx\n```\n````')).toEqual(['```\nx\n```\n']);
  });
});
