import { describe, expect, it } from '@jest/globals';
import { makeProblem, makeTest } from '#libs/testing/builders.ts';
import { chatMessages } from './chat-prompt.ts';
import { commentPrompt, commentPromptStops } from './comment-prompt.ts';

const draw = { temperature: 1, rating: 1200, tags: ['binary search', 'math'] };
const problem = makeProblem({
  title: 'Towns',
  statement: `${'n towns are arranged in a circle. '.repeat(5)}\n\n## Input\n\nOne integer.`,
  publicTests: [makeTest('4\n3 1 2 4\n', '2\n')],
});

describe('commentPrompt', () => {
  it('is a comment block with rating, tags, language and the promise, then the statement and the example', () => {
    const lines = commentPrompt(problem, draw, 'cpp20').split('\n');
    expect(lines.slice(0, 7)).toEqual([
      '// RATING: 1200',
      '// TAGS: binary search,math',
      '// LANGUAGE IS cpp',
      '// CORRECT SOLUTION',
      '// Towns',
      '//',
      '// n towns are arranged in a circle. n towns are arranged in a circle. n towns',
    ]);
    expect(lines.slice(lines.indexOf('// Example'))).toEqual([
      '// Example',
      '//',
      '// Input',
      '//',
      '//',
      '// 4',
      '// 3 1 2 4',
      '//',
      '//',
      '// Output',
      '//',
      '//',
      '// 2',
      '',
    ]);
  });

  it('wraps the statement at 79 columns and breaks no line of data', () => {
    const data = '7 '.repeat(100).trim();
    const prompt = commentPrompt(
      { ...problem, publicTests: [makeTest(`${data}\n`, '1\n')] },
      draw,
      'cpp20',
    );
    const long = prompt.split('\n').filter((line) => line.length > 79);
    expect(long).toEqual([`// ${data}`]);
  });

  it.each([
    ['python3', '# LANGUAGE IS python3'],
    ['javascript', '// LANGUAGE IS javascript'],
    ['cpp17', '// LANGUAGE IS cpp'],
  ] as const)('comments in the way of %s', (language, line) => {
    const prompt = commentPrompt(problem, draw, language);
    expect(prompt).toContain(line);
    expect(
      prompt
        .trimEnd()
        .split('\n')
        .every((each) => each.startsWith(line.slice(0, line.indexOf(' ')))),
    ).toBe(true);
  });

  it('is never cut by its own stops', () => {
    for (const stop of commentPromptStops('cpp20'))
      expect(`\n${commentPrompt(problem, draw, 'cpp20')}`).not.toContain(`\n${stop}`);
  });

  it('does not repeat examples that the statement holds', () => {
    const statement = 'Add.\n\nExample\n\nInput\n\n\n3\n1 2 3\n\n\nOutput\n\n\n6';
    const prompt = commentPrompt(
      makeProblem({ statement, publicTests: [makeTest('3\n1 2 3\n', '6\n')] }),
      draw,
      'cpp20',
    );
    expect(prompt.match(/1 2 3/g)).toHaveLength(1);
  });

  it('cuts an example that is too long', () => {
    const prompt = commentPrompt(
      makeProblem({ publicTests: [makeTest('1\n'.repeat(100_000), '1\n')] }),
      draw,
      'cpp20',
    );
    expect(prompt.length).toBeLessThan(20_000);
    expect(prompt).toContain('// [cut]');
  });
});

describe('chatMessages', () => {
  it('shows statement, examples, limits, language, rating and tags, and asks for one block', () => {
    const [system, user] = chatMessages(problem, draw, 'cpp20');
    expect(system?.role).toBe('system');
    expect(user?.content).toMatch(/^Towns\n\nn towns are arranged/);
    for (const part of [
      '    3 1 2 4',
      '1 s of CPU time, 256 MiB',
      'C++20',
      '1200',
      'binary search, math',
      '```cpp',
    ]) {
      expect(user?.content).toContain(part);
    }
  });

  it('keeps what all draws share in front, so that servers can cache it', () => {
    const one = chatMessages(problem, draw, 'cpp20')[1]?.content ?? '';
    const other =
      chatMessages(problem, { ...draw, rating: 3500, tags: ['dp'] }, 'cpp20')[1]?.content ?? '';
    const sharedLength = [...one].findIndex((character, index) => character !== other[index]);
    expect(sharedLength).toBeGreaterThan(problem.statement.length);
  });

  it('tells how JavaScript reads and writes here', () => {
    expect(chatMessages(problem, draw, 'javascript')[1]?.content).toContain('readline()');
  });
});
