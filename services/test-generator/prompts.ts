import type { Problem } from '#libs/domain/problem.ts';
import type { ChatMessage } from '#libs/endpoint/completion.ts';

/** Sample data in a prompt beyond this is cut: the statement says the rest. */
const sampleLengthMax = 4000;

const system: ChatMessage = {
  role: 'system',
  content:
    'You prepare test data for programming contests. You follow the input format of a problem to the letter.',
};

const environment =
  'Write it in JavaScript for a bare engine: `readline()` returns the next line of standard input, or null at its end, ' +
  'and `print(text)` writes a line. There is no `require`, no `process`, no file and no network. ' +
  'Answer with the complete program in one fenced code block and nothing else.';

/** Asks for a program that writes random inputs. */
export function generatorPrompt(problem: Problem): readonly ChatMessage[] {
  return [
    system,
    {
      role: 'user',
      content: `${problemText(problem)}\n\nWrite a program that prints ONE random valid input of this problem.
Its standard input is one line with two words: a seed (a whole number) and a size class, "small", "medium" or "large".
"small" means that every count is at most about 8 and most values are small, so that mistakes show; "medium" at most about 100; "large" at most about 2000.
Use the seed to choose also between special shapes that break wrong solutions: all values equal, extreme values, sorted, degenerate graphs, many ties.
Do not use Math.random or the clock: write a small generator of pseudo-random numbers and start it with the seed, so that the same line always gives the same input.
${environment}`,
    },
  ];
}

/** Asks for a program that says whether an input is valid. */
export function validatorPrompt(problem: Problem): readonly ChatMessage[] {
  return [
    system,
    {
      role: 'user',
      content: `${problemText(problem)}\n\nWrite a program that reads an input of this problem and checks everything that the statement says about it:
the format line by line, the ranges of all values, and every guarantee. It prints the word "valid" when all of it holds, else the word "invalid".
Be strict about the statement, but do not ask for anything that it does not say. White space at the ends of lines does not matter.
${environment}`,
    },
  ];
}

/** Asks for inputs themselves. */
export function inputsPrompt(problem: Problem, count: number): readonly ChatMessage[] {
  return [
    system,
    {
      role: 'user',
      content: `${problemText(problem)}\n\nWrite ${count} new valid inputs of this problem, different from the examples and from each other.
Keep them small, and choose them so that wrong solutions give a wrong answer on them: limits, ties, special cases.
Put each complete input in a fenced code block of its own, exactly as a program would read it, and write nothing else.`,
    },
  ];
}

function problemText(problem: Problem): string {
  const examples = problem.publicTests.map((test, index) => {
    const text = Buffer.from(test.input).toString('utf8');
    const shown = text.length > sampleLengthMax ? `${text.slice(0, sampleLengthMax)}[cut]` : text;
    return `Example input ${index + 1}:\n\n\`\`\`\n${shown.trimEnd()}\n\`\`\``;
  });
  return [`# ${problem.title}`, problem.statement, ...examples].join('\n\n');
}
