import { assertNever } from '#libs/domain/assert-never.ts';
import { Language } from '#libs/domain/language.ts';
import type { Problem } from '#libs/domain/problem.ts';
import type { ChatMessage } from '#libs/endpoint/completion.ts';
import type { Draw } from './draw.ts';
import { examplesOf, titledStatement } from './statement.ts';

/**
 * A conversation that asks for one program. It carries the rating and tags that AlphaCode's prompt
 * carries, at the end, so that all requests for a problem share a prefix that servers can cache.
 */
export function chatMessages(
  problem: Problem,
  draw: Draw,
  language: Language,
): readonly ChatMessage[] {
  return [
    { role: 'system', content: systemMessage },
    { role: 'user', content: userMessage(problem, draw, language) },
  ];
}

const systemMessage =
  'You solve competitive-programming problems. You write one complete program that reads standard ' +
  'input and writes standard output, is correct on every input that the statement allows, and stays ' +
  'within the limits of time and memory. You check your idea on the examples before you answer. ' +
  'Your answer ends with the whole program in one fenced code block, and holds no other code block.';

function userMessage(problem: Problem, draw: Draw, language: Language): string {
  const { cpuTimeMs, memoryBytes } = problem.limits;
  const sections = [
    titledStatement(problem),
    ...examplesOf(problem).map(
      ({ input, answer }, index) =>
        `Example ${index + 1}, input:\n${indent(input)}\n\nExample ${index + 1}, output:\n${indent(answer)}`,
    ),
    `Limits: ${cpuTimeMs / 1000} s of CPU time, ${Math.round(memoryBytes / 1_048_576)} MiB of memory.`,
    `Language: ${describe(language)}`,
    `The problem is about as hard as one rated ${draw.rating} on Codeforces; these topics may help: ${draw.tags.join(', ')}.`,
    `Write a correct solution. Give the whole program in one block that begins with \`\`\`${fenceTagOf(language)}.`,
  ];
  return sections.join('\n\n');
}

function describe(language: Language): string {
  switch (language) {
    case Language.Cpp17:
      return 'C++17, compiled with g++ -O2; the standard library alone.';
    case Language.Cpp20:
      return 'C++20, compiled with g++ -O2; the standard library alone.';
    case Language.Cpp23:
      return 'C++23, compiled with g++ -O2; the standard library alone.';
    case Language.Python3:
      return 'Python 3 (CPython); the standard library alone.';
    case Language.JavaScript:
      return (
        'JavaScript in a bare V8 shell: readline() gives the next line of the input, or null at its end; ' +
        'print(...) writes a line. There is no require, no process and no import.'
      );
    default:
      return assertNever(language);
  }
}

function fenceTagOf(language: Language): string {
  if (language === Language.Python3) return 'python';
  return language === Language.JavaScript ? 'javascript' : 'cpp';
}

/** Indented, not fenced: data with backticks in it stays whole, and the reply's block is the only one. */
function indent(text: string): string {
  return text.replace(/^/gm, '    ');
}
