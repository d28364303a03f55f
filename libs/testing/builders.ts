import { defaultLanguage, type Language } from '../domain/language.ts';
import { resolveLimits } from '../domain/limits.ts';
import { defaultChecker, type Problem, type Test } from '../domain/problem.ts';
import { candidateIdOf, type Candidate, type Program } from '../domain/program.ts';

/** A program from text; C++20 unless said otherwise. */
export function makeProgram(source: string, language: Language = defaultLanguage): Program {
  return { language, source: Buffer.from(source) };
}

/** A candidate from text, sampled first by a policy called "test". */
export function makeCandidate(source: string, changes: Partial<Candidate> = {}): Candidate {
  const program = changes.program ?? makeProgram(source);
  return {
    candidateId: candidateIdOf(program),
    program,
    sampling: {
      sampleIndex: 0,
      policy: 'test',
      model: 'test',
      temperature: 1,
      rating: 1200,
      tags: ['math'],
    },
    multiplicity: 1,
    ...changes,
  };
}

/** A test from text. */
export function makeTest(input: string, answer: string, name = 'sample/1'): Test {
  return { name, input: Buffer.from(input), answer: Buffer.from(answer) };
}

/** A small problem: read n and n numbers, print their sum. */
export function makeProblem(changes: Partial<Problem> = {}): Problem {
  return {
    problemId: 'sum',
    title: 'Sum',
    statement:
      'Print the sum of the numbers.\n\n## Input\n\nThe first line holds $n$ ($1 \\le n \\le 100$), the second $n$ integers $a_i$ ($-1000 \\le a_i \\le 1000$).\n\n## Output\n\nTheir sum.\n',
    limits: resolveLimits({ cpuTimeMs: 1000 }),
    publicTests: [makeTest('3\n1 2 3\n', '6\n'), makeTest('1\n-5\n', '-5\n', 'sample/2')],
    checker: defaultChecker,
    rating: 800,
    tags: ['math'],
    inputValidators: [],
    ...changes,
  };
}
