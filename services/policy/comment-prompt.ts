import { Language, isCpp } from '#libs/domain/language.ts';
import type { Problem } from '#libs/domain/problem.ts';
import type { Draw } from './draw.ts';
import { examplesOf, titledStatement } from './statement.ts';

/** Longest line of the prompt, comment mark included (AlphaCode, appendix F). */
const lineLengthMax = 79;

/**
 * The prompt of AlphaCode (figure 5 and appendix F) for models that complete text: one comment block
 * of the target language with rating, tags, language, the promise that the solution is correct, the
 * statement and the examples. What the model writes next is the program.
 */
export function commentPrompt(problem: Problem, draw: Draw, language: Language): string {
  const mark = language === Language.Python3 ? '#' : '//';
  const lines = [
    `RATING: ${draw.rating}`,
    `TAGS: ${draw.tags.join(',')}`,
    `LANGUAGE IS ${promptNameOf(language)}`,
    'CORRECT SOLUTION',
    ...wrapLines(titledStatement(problem), lineLengthMax - mark.length - 1),
    ...exampleLines(problem),
  ];
  return `${lines.map((line) => (line === '' ? mark : `${mark} ${line}`)).join('\n')}\n`;
}

/** Where a completion has gone on to another problem: the first lines of the next prompt. */
export function commentPromptStops(language: Language): readonly string[] {
  const mark = language === Language.Python3 ? '#' : '//';
  return [`\n${mark} RATING: `, `\n${mark} CORRECT SOLUTION`, `\n${mark} INCORRECT SOLUTION`];
}

function promptNameOf(language: Language): string {
  if (isCpp(language)) return 'cpp';
  return language === Language.Python3 ? 'python3' : 'javascript';
}

function exampleLines(problem: Problem): readonly string[] {
  const examples = examplesOf(problem);
  if (examples.length === 0) return [];
  const lines = ['', examples.length === 1 ? 'Example' : 'Examples'];
  for (const { input, answer } of examples) {
    // Not wrapped: a line of data must stay a line.
    lines.push(
      '',
      'Input',
      '',
      '',
      ...input.split('\n'),
      '',
      '',
      'Output',
      '',
      '',
      ...answer.split('\n'),
    );
  }
  return lines;
}

/** Breaks each line at blanks; a word longer than a line stands alone and is not broken. */
function wrapLines(text: string, lengthMax: number): readonly string[] {
  return text.split('\n').flatMap((line) => {
    const wrapped: string[] = [];
    let current = '';
    for (const word of line.split(/\s+/).filter((part) => part !== '')) {
      if (current !== '' && current.length + 1 + word.length > lengthMax) {
        wrapped.push(current);
        current = word;
      } else {
        current = current === '' ? word : `${current} ${word}`;
      }
    }
    return [...wrapped, current];
  });
}
