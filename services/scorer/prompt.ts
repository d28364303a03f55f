import type { Problem } from '#libs/domain/problem.ts';
import type { Program } from '#libs/domain/program.ts';

const question =
  'Is this program correct: does it print a right answer within the limits on every valid input? Answer Yes or No.';

/**
 * The question put to the model: the problem first, so that its tokens are a prefix shared by all
 * candidates and a server's prefix cache holds them; then the program, then the question.
 */
export function scorePrompt(
  problem: Problem,
  program: Program,
): { readonly shared: string; readonly rest: string } {
  const examples = problem.publicTests
    .map((test) => `Input:\n${textOf(test.input)}\nOutput:\n${textOf(test.answer)}`)
    .join('\n');
  return {
    shared: `Problem: ${problem.title}\nTime limit: ${problem.limits.cpuTimeMs / 1000} s, memory limit: ${problem.limits.memoryBytes / 1024 / 1024} MiB\n\n${problem.statement}\n\nExamples\n${examples}\n`,
    rest: `\nProgram (${program.language}):\n${textOf(program.source)}\n\n${question}`,
  };
}

/** The same for a model that completes text, which is left to say the next word. */
export function completionPrompt(
  problem: Problem,
  program: Program,
): { readonly shared: string; readonly rest: string } {
  const { shared, rest } = scorePrompt(problem, program);
  return { shared, rest: `${rest}\nAnswer:` };
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}
