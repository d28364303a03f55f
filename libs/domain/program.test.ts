import { describe, expect, it } from '@jest/globals';
import { Language } from './language.ts';
import { normaliseCpp } from './normalise-cpp.ts';
import { candidateIdOf } from './program.ts';

const cpp = (source: string): string =>
  candidateIdOf({ language: Language.Cpp20, source: Buffer.from(source) });
const python = (source: string): string =>
  candidateIdOf({ language: Language.Python3, source: Buffer.from(source) });

describe('candidateIdOf', () => {
  const base = '#include <bits/stdc++.h>\nint main() { return 0; }\n';
  it.each([
    ['indentation', '#include <bits/stdc++.h>\nint main()  {\n  return 0;\n}\n'],
    [
      'comments',
      '#include <bits/stdc++.h> // all\n/* entry\npoint */ int main() { return 0; /* fine */ }\n',
    ],
    ['Windows line ends', '#include <bits/stdc++.h>\r\nint main() { return 0; }\r\n'],
  ])('is the same for C++ that differs in %s only', (_difference, source) => {
    expect(cpp(source)).toBe(cpp(base));
  });
  it.each([
    ['a string', 'auto s = "a  b";', 'auto s = "a b";'],
    ['what looks like a comment in a string', 'auto s = "//x";', 'auto s = "//y";'],
    ['a character', "char c = ' ';", "char c = '\t';"],
    ['where a directive ends', '#define A 1\nint x;', '#define A 1 int x;'],
    ['separated operators', 'a = b + +c;', 'a = b ++c;'],
    ['a digit separator', "int x = 1'000; char c = 'a';", "int x = 1'000; char c = 'b';"],
  ])('tells C++ apart that differs in %s', (_difference, left, right) => {
    expect(cpp(left)).not.toBe(cpp(right));
  });
  it('tells the same text in two standards apart', () => {
    const source = Buffer.from(base);
    expect(candidateIdOf({ language: Language.Cpp17, source })).not.toBe(
      candidateIdOf({ language: Language.Cpp20, source }),
    );
  });
  it('keeps indentation of Python, where it means something', () => {
    expect(python('if x:\n  y()\nz()')).not.toBe(python('if x:\n  y()\n  z()'));
    expect(python('x = 1  \r\n\r\ny = 2')).toBe(python('x = 1\ny = 2\n'));
  });
});

describe('normaliseCpp', () => {
  it('leaves a source with a raw string as it is', () => {
    const source = 'auto s = R"(// not a comment)";';
    expect(normaliseCpp(source)).toBe(source);
  });
  it('takes time in proportion to a long line', () => {
    const source = `int a[] = {${'1, '.repeat(100_000)}};`;
    expect(normaliseCpp(source).length).toBe(`int a[]={${'1,'.repeat(100_000)}};`.length);
  });
});
