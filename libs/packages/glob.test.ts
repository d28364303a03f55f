import { describe, expect, it } from '@jest/globals';
import { globMatches } from './glob.ts';

describe('globMatches', () => {
  it.each([
    ['accepted', 'accepted/a.cpp', true],
    ['accepted/*', 'accepted/a.cpp', true],
    ['accepted/*', 'wrong_answer/a.cpp', false],
    ['*.cpp', 'accepted/a.cpp', false],
    ['*/a.{py,cpp}', 'accepted/a.cpp', true],
    ['*/{a,b{1,2}}.py', 'accepted/b2.py', true],
    ['*/[ab].py', 'accepted/a.py', false],
    ['*', 'accepted/a.cpp', true],
    ['accepted/*', 'accepted/folder/a.cpp', true],
  ])('%s on %s is %s', (glob, path, matches) => {
    expect(globMatches(glob, path)).toBe(matches);
  });
});
