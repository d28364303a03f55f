import type { Problem, Test } from '#libs/domain/problem.ts';

/** Longest input or answer of one example in a prompt, in characters; Codeforces itself cuts at about 400. */
const exampleLengthMax = 2000;
/** Examples in a prompt together, in characters. */
const examplesLengthMax = 16_000;

/** A public test as a prompt shows it. */
export type Example = { readonly input: string; readonly answer: string };

/** The statement, with its title on top when it does not open with it. */
export function titledStatement(problem: Problem): string {
  const statement = problem.statement.replace(/\r\n?/g, '\n').trim();
  const [heading = ''] = statement.split('\n');
  // A heading is little more than the title: "# Title", "\section{Title}", "A. Title".
  const isHeading = heading.length <= problem.title.length + 20;
  if (
    problem.title === '' ||
    (isHeading && heading.toLowerCase().includes(problem.title.toLowerCase()))
  )
    return statement;
  return `${problem.title}\n\n${statement}`;
}

/** The public tests that the statement does not hold already, cut where they are long. */
export function examplesOf(problem: Problem): readonly Example[] {
  if (holdsExamples(problem)) return [];
  const examples: Example[] = [];
  let length = 0;
  for (const test of problem.publicTests) {
    const example = { input: cut(test.input), answer: cut(test.answer) };
    length += example.input.length + example.answer.length;
    if (examples.length > 0 && length > examplesLengthMax) break;
    examples.push(example);
  }
  return examples;
}

/** Imported statements often end in their examples; package formats keep them apart. */
function holdsExamples({ statement, publicTests }: Problem): boolean {
  if (!/^[\s#*\\a-z{]*(?:examples?|samples?)\b/im.test(statement)) return false;
  const folded = fold(statement);
  const holds = (test: Test): boolean =>
    folded.includes(fold(textOf(test.input))) && folded.includes(fold(textOf(test.answer)));
  return publicTests.every(holds);
}

function cut(bytes: Uint8Array): string {
  const text = textOf(bytes).replace(/\r\n?/g, '\n').replace(/\n+$/, '');
  return text.length <= exampleLengthMax ? text : `${text.slice(0, exampleLengthMax)}\n[cut]`;
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}

function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
