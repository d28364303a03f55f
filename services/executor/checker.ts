import { assertNever } from '#libs/domain/assert-never.ts';
import type { ProgramChecker } from '#libs/domain/problem.ts';
import { makeBlob, type Blob } from './blob.ts';
import type { Comparison } from './compare.ts';
import { runOnce } from './compile.ts';
import type { Executor } from './executor.ts';
import { messageText } from './message-text.ts';
import {
  abnormalEnd,
  packageProgramFailed,
  packageProgramLimits,
  preparePackageProgram,
  type ReadyProgram,
} from './package-program.ts';
import type { ProgramStart } from './runner-protocol.ts';
import type { Slot, SlotExecution } from './slot.ts';

/** What a checker looks at. */
export type CheckedOutput = {
  readonly input: Blob;
  readonly answer: Blob;
  readonly output: Uint8Array;
};

/** A checker that is compiled and can be asked about outputs. */
export type ReadyChecker = ReadyProgram & { readonly checker: ProgramChecker };

/** What a checker says of an output, or how it failed, in words for a person. */
export type CheckerWord =
  | { readonly kind: 'decided'; readonly comparison: Comparison }
  | { readonly kind: 'failed'; readonly how: string };

const feedbackFolder = 'feedback';
const messageFile = `${feedbackFolder}/judgemessage.txt`;
const messageFileBytesMax = 64 * 1024;

/** What errors call a checker. */
export const checkerRole = { noun: 'checker', field: 'checker.program' } as const;

/** Compiles a checker on a slot, or takes it from the cache. Fails as preparePackageProgram does. */
export async function prepareChecker(
  executor: Executor,
  slot: Slot,
  checker: ProgramChecker,
  signal: AbortSignal,
): Promise<ReadyChecker> {
  const ready = await preparePackageProgram(executor, slot, checker, checkerRole, signal);
  return { ...ready, checker };
}

/** What a checker is called with on a test, whose input and answer are blobs. */
export function checkerCall(
  { checker, start }: ReadyChecker,
  { input, answer }: { readonly input: Blob; readonly answer: Blob },
): Required<Pick<ProgramStart, 'argv' | 'files' | 'directories' | 'limits' | 'collect'>> {
  const names =
    checker.convention === 'testlib'
      ? ['input', 'output', 'answer']
      : ['input', 'answer', `${feedbackFolder}/`];
  return {
    argv: [...start.argv, ...names, ...checker.arguments],
    files: [
      ...(start.files ?? []),
      { name: 'input', id: input.id, mode: 'r' },
      { name: 'answer', id: answer.id, mode: 'r' },
    ],
    directories: [feedbackFolder],
    limits: packageProgramLimits,
    collect: [{ name: messageFile, bytesMax: messageFileBytesMax, keepAs: null }],
  };
}

/** Asks a checker about one output, behind the same walls as the program it judges. */
export async function askChecker(
  slot: Slot,
  ready: ReadyChecker,
  checked: CheckedOutput,
  signal: AbortSignal,
): Promise<CheckerWord> {
  const output = makeBlob(checked.output);
  const isKattis = ready.checker.convention === 'kattis';
  const call = checkerCall(ready, checked);
  const execution = await runOnce(
    slot,
    signal,
    {
      ...ready.start,
      ...call,
      files: isKattis ? call.files : [...call.files, { name: 'output', id: output.id, mode: 'r' }],
      inputs: [isKattis ? output.id : null],
    },
    [...ready.blobs, checked.input, checked.answer, output],
  );
  await slot.drop([output.id], signal);
  return checkerWord(ready.checker, execution);
}

/**
 * Asks a checker about the output of a program on a named test. FAILED_PRECONDITION (CHECKER_FAILED) when
 * it crashes, hits a limit or answers outside its convention: that says nothing about the program.
 */
export async function runChecker(
  slot: Slot,
  ready: ReadyChecker,
  checked: CheckedOutput & { readonly name: string },
  signal: AbortSignal,
): Promise<Comparison> {
  return requireDecision(checked.name, await askChecker(slot, ready, checked, signal));
}

/** The comparison, where there is one. Fails as runChecker does. */
export function requireDecision(testName: string, word: CheckerWord): Comparison {
  if (word.kind === 'failed')
    throw packageProgramFailed('checker', `on test ${testName} ${word.how}`);
  return word.comparison;
}

/** What a checker's execution says about the output it was asked about. */
export function checkerWord(
  checker: ProgramChecker,
  { facts, errorOutput, files }: SlotExecution,
): CheckerWord {
  const message = messageText(
    checker.convention === 'testlib' ? errorOutput : (files.get(messageFile) ?? Buffer.alloc(0)),
  );
  const words = message || messageText(errorOutput);
  const failed = (how: string): CheckerWord => ({
    kind: 'failed',
    how: words === '' ? how : `${how}; it said: ${words}`,
  });
  const accepted: CheckerWord = {
    kind: 'decided',
    comparison: { isAccepted: true, message: '' },
  };
  const rejected: CheckerWord = { kind: 'decided', comparison: { isAccepted: false, message } };
  const end = abnormalEnd(facts, 'checker');
  if (end !== undefined) return failed(end);
  const { exitCode } = facts;
  switch (checker.convention) {
    case 'kattis':
    case 'kattis-interactive':
      if (exitCode === 42) return accepted;
      if (exitCode === 43) return rejected;
      return failed(`the checker exited with status ${exitCode}, where 42 accepts and 43 rejects`);
    case 'testlib':
      if (exitCode === 0) return accepted;
      if (exitCode === 1 || exitCode === 2) return rejected;
      if (exitCode === 3)
        return failed('the checker reports a failure of its own or of the answer');
      return failed(`the checker exited with status ${exitCode}, where 0 accepts, 1 and 2 reject`);
    default:
      return assertNever(checker.convention);
  }
}
