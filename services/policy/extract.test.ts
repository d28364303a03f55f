import { describe, expect, it } from '@jest/globals';
import { candidateIdOf } from '#libs/domain/program.ts';
import type { Language } from '#libs/domain/language.ts';
import { extractProgram } from './extract.ts';

const whole = '#include <iostream>\nint main() {\n  std::cout << "}" << 1; // {\n}\n';
const other = '#include <cstdio>\nint main() { puts("2"); }\n';
const python = 'n = int(input())\nprint(n)\n';

/** The source that was found, or the reason why none was. */
function found(text: string, language: Language = 'cpp20', finishReason = 'stop'): string {
  const outcome = extractProgram({ text, finishReason, language });
  return outcome.kind === 'program'
    ? Buffer.from(outcome.program.source).toString()
    : outcome.reason;
}

describe('extractProgram', () => {
  const cases: readonly (readonly [claim: string, reply: string, expected: string])[] = [
    ['takes the fenced program', `Sort first.\n\n\`\`\`cpp\n${whole}\`\`\`\nDone.`, whole],
    [
      'takes the last whole program of several',
      `\`\`\`cpp\n${other}\`\`\`\nBetter:\n\`\`\`cpp\n${whole}\`\`\``,
      whole,
    ],
    [
      'prefers a whole program over a later fragment',
      `\`\`\`cpp\n${whole}\`\`\`\nThe key line is\n\`\`\`cpp\nx += 1;\n\`\`\``,
      whole,
    ],
    ['takes a program without a tag', `\`\`\`\n${whole}\`\`\``, whole],
    ['takes any spelling of the tag', `~~~ {.C++20 .numbered}\n${whole}~~~`, whole],
    [
      'passes over sample data and shells',
      `\`\`\`cpp\n${whole}\`\`\`\n\`\`\`text\n3\n\`\`\`\n\`\`\`bash\n./a.out main()\n\`\`\``,
      whole,
    ],
    ['passes over a program in another language', `\`\`\`python\n${python}\`\`\``, 'no_code'],
    ['mends a missing closing fence', `Here:\n\`\`\`cpp\n${whole}`, `${whole}\n`],
    [
      'mends a block that a new fence opens without closing the first',
      `\`\`\`cpp\n${other}\`\`\`cpp\n${whole}\`\`\``,
      whole,
    ],
    [
      'takes a whole program before one that was left open',
      `\`\`\`cpp\n${whole}\`\`\`\n\`\`\`cpp\nint main() {\n  int x`,
      whole,
    ],
    [
      'keeps a fence of fewer backticks inside a block',
      `\`\`\`\`cpp\n// \n\`\`\`\n${whole}\`\`\`\``,
      `// \n\`\`\`\n${whole}`,
    ],
    [
      'takes a tagged fragment when there is nothing better',
      '```cpp\nint solve() { return 1; }\n```',
      'int solve() { return 1; }\n',
    ],
    ['takes bare code', whole, whole],
    [
      'takes bare code after prose, up to the end of main',
      `Here is my solution:\n\n${whole}\nIt runs in O(n).`,
      `${whole.trimEnd()}\n`,
    ],
    ['takes code before a stray fence', `${whole}\`\`\`\n`, whole],
    [
      'drops thoughts',
      `<think>\n\`\`\`cpp\n${other}\`\`\`\n</think>\n\`\`\`cpp\n${whole}\`\`\``,
      whole,
    ],
    [
      'drops thoughts that began in the prompt',
      `maybe\n\`\`\`cpp\n${other}\`\`\`\n</think>\n\`\`\`cpp\n${whole}\`\`\``,
      whole,
    ],
    ['finds nothing in thoughts alone', `<think>\n\`\`\`cpp\n${other}\`\`\`\nno end`, 'empty'],
    ['finds nothing in prose', 'I would sort the numbers, then use main (the largest).', 'no_code'],
    ['finds nothing in data', 'The answer is\n```\n3\n1 2 3\n```', 'no_code'],
    ['finds nothing in nothing', ' \n', 'empty'],
    ['reads Windows line ends', `\`\`\`cpp\r\n${whole.replaceAll('\n', '\r\n')}\`\`\`\r\n`, whole],
  ];
  it.each(cases)('%s', (_claim, reply, expected) => {
    expect(found(reply)).toBe(expected);
  });

  const cutCases: readonly (readonly [claim: string, reply: string, expected: string])[] = [
    ['calls a block without its end cut off', `\`\`\`cpp\n${whole.slice(0, -3)}`, 'cut_off'],
    ['calls prose that never came to code cut off', 'First I think about', 'cut_off'],
    ['calls thoughts without an end cut off', '<think>still thinking', 'cut_off'],
    ['calls bare code without its end cut off', whole.slice(0, -3), 'cut_off'],
    [
      'takes bare code whose main ended before the cut',
      `${whole}\n// RATING: 900\n// TAGS`,
      `${whole.trimEnd()}\n`,
    ],
    [
      'takes a closed program when only the prose after it was cut',
      `\`\`\`cpp\n${whole}\`\`\`\nIt works beca`,
      whole,
    ],
    [
      'takes the closed program before a second one that was cut',
      `\`\`\`cpp\n${whole}\`\`\`\n\`\`\`cpp\nint main() {`,
      whole,
    ],
  ];
  it.each(cutCases)('when the token limit struck, %s', (_claim, reply, expected) => {
    expect(found(reply, 'cpp20', 'length')).toBe(expected);
  });

  it.each([
    ['python3', `\`\`\`python\n${python}\`\`\``, python],
    ['python3', python, python],
    ['python3', `Read n.\n\n\`\`\`py\n${python}\`\`\`\n\`\`\`\n5\n\`\`\``, python],
    ['python3', `\`\`\`cpp\n${whole}\`\`\``, 'no_code'],
    ['javascript', '```js\nprint(readline());\n```', 'print(readline());\n'],
    [
      'javascript',
      'const n = Number(readline());\nprint(n);\n',
      'const n = Number(readline());\nprint(n);\n',
    ],
  ] as const)('reads %s: %j', (language, reply, expected) => {
    expect(found(reply, language)).toBe(expected);
  });

  it('refuses a source that is larger than any program may be, and keeps only 16 KiB of the reply', () => {
    const outcome = extractProgram({
      text: `\`\`\`cpp\n${whole}// ${'é'.repeat(600_000)}\n\`\`\``,
      finishReason: 'stop',
      language: 'cpp20',
    });
    expect(outcome).toMatchObject({ kind: 'unextractable', reason: 'too_long' });
    if (outcome.kind === 'unextractable')
      expect(Buffer.byteLength(outcome.reply)).toBeLessThanOrEqual(16 * 1024);
  });

  it('gives a program its language, so that it can be told from others', () => {
    const outcome = extractProgram({ text: whole, finishReason: 'stop', language: 'cpp17' });
    expect(outcome.kind === 'program' && candidateIdOf(outcome.program)).toMatch(/^[0-9a-f]{64}$/);
    expect(outcome).toMatchObject({ program: { language: 'cpp17' } });
  });

  it('takes no longer than a blink for a hostile reply', () => {
    // Guards against patterns that backtrack without end: the test would run into its time limit.
    for (const text of [
      '<think>'.repeat(50_000),
      '`'.repeat(200_000),
      '#include <a>\nint main() {'.repeat(20_000),
      '"'.repeat(200_000),
    ]) {
      expect(typeof found(text)).toBe('string');
    }
  });
});
