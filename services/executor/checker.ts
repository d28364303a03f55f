import { assertNever } from '#libs/domain/assert-never.ts';
import { AppError, invalidField } from '#libs/domain/app-error.ts';
import { Language } from '#libs/domain/language.ts';
import type { ProgramChecker } from '#libs/domain/problem.ts';
import { makeBlob, type Blob } from './blob.ts';
import type { Comparison } from './compare.ts';
import { runOnce } from './compile.ts';
import { compileCached, type Executor } from './executor.ts';
import { pythonCommand } from './languages.ts';
import { messageText } from './message-text.ts';
import type { ProgramStart, RunnerLimits } from './runner-protocol.ts';
import type { Slot, SlotExecution } from './slot.ts';

/** What a checker looks at. */
export type CheckedOutput = {
  /** Of the test, for errors. */
  readonly name: string;
  readonly input: Blob;
  readonly answer: Blob;
  readonly output: Uint8Array;
};

/** A checker that is compiled and can be asked about outputs. */
export type ReadyChecker = {
  readonly checker: ProgramChecker;
  readonly start: Pick<ProgramStart, 'profile' | 'executable' | 'argv' | 'files' | 'readPaths'>;
  readonly blobs: readonly Blob[];
};

const mebibyte = 1024 * 1024;

/** Limits of one run of a checker; they guard the executor, and no honest checker comes near them. */
const checkerLimits: RunnerLimits = {
  cpuNs: 30e9,
  wallNs: 60e9,
  memoryBytes: 1024 * mebibyte,
  stackBytes: 256 * mebibyte,
  fileBytes: 16 * mebibyte,
  processCountMax: 4,
  openFilesMax: 64,
  stdoutBytesMax: mebibyte,
  stderrBytesMax: mebibyte,
};

const feedbackFolder = 'feedback';
const messageFile = `${feedbackFolder}/judgemessage.txt`;
const messageFileBytesMax = 64 * 1024;
/** Where the files of a Python checker lie, apart from what it is given to read. */
const sourceFolder = 'checker';

/**
 * Compiles a checker on a slot, or takes it from the cache. FAILED_PRECONDITION (CHECKER_FAILED) with
 * the compiler's words when it does not compile.
 */
export async function prepareChecker(
  executor: Executor,
  slot: Slot,
  checker: ProgramChecker,
  signal: AbortSignal,
): Promise<ReadyChecker> {
  if (checker.language === Language.JavaScript) {
    throw invalidField('checker.program.language', 'is JavaScript: checkers are C++ or Python');
  }
  const { compilation, outcome } = await compileCached(
    executor,
    slot,
    { language: checker.language, files: checker.files, takesArguments: true },
    signal,
  );
  if (outcome.kind === 'refused') {
    throw checkerFailed(
      `the checker does not compile: ${messageText(compilation.log) || 'the compiler hit its limits'}`,
    );
  }
  if (checker.language === Language.Python3) {
    const blobs = checker.files.map((file) => makeBlob(file.content));
    const main = `${sourceFolder}/${checker.files[0]?.name ?? ''}`;
    return {
      checker,
      start: {
        profile: 'python',
        executable: { path: executor.toolchain.pythonPath },
        argv: [...pythonCommand, pythonStart, main],
        files: checker.files.map((file, index) => ({
          name: `${sourceFolder}/${file.name}`,
          id: blobs[index]?.id ?? '',
          mode: 'r' as const,
        })),
        readPaths: [],
      },
      blobs,
    };
  }
  const { executable, blobs } = outcome.executable;
  return {
    checker,
    start: { profile: 'validator', executable, argv: ['checker'], files: [], readPaths: [] },
    blobs,
  };
}

/** Runs the main file as Python would, with the checker's folder first among those it imports from. */
const pythonStart = `def start():
    import builtins, runpy, sys
    builtins.exit = builtins.quit = sys.exit
    del sys.argv[0]
    sys.path.insert(0, '${sourceFolder}')
    runpy.run_path(sys.argv[0], run_name='__main__')
start()`;

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
    limits: checkerLimits,
    collect: [{ name: messageFile, bytesMax: messageFileBytesMax, keepAs: null }],
  };
}

/**
 * Asks a checker about one output, behind the same walls as the program it judges. FAILED_PRECONDITION
 * (CHECKER_FAILED) when it crashes, hits a limit or answers outside its convention: that says nothing
 * about the program.
 */
export async function runChecker(
  slot: Slot,
  ready: ReadyChecker,
  checked: CheckedOutput,
  signal: AbortSignal,
): Promise<Comparison> {
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
  return checkerVerdict(ready.checker, checked.name, execution);
}

/** What a checker's execution says about the program it judged on a test. Fails as runChecker does. */
export function checkerVerdict(
  checker: ProgramChecker,
  testName: string,
  { facts, errorOutput, files }: SlotExecution,
): Comparison {
  const message = messageText(
    checker.convention === 'testlib' ? errorOutput : (files.get(messageFile) ?? Buffer.alloc(0)),
  );
  const { exitCode, signal, limitExceeded, securityViolation } = facts;
  const words = message || messageText(errorOutput);
  const said = words === '' ? '' : `; it said: ${words}`;
  const failed = (what: string): AppError => checkerFailed(`on test ${testName} ${what}${said}`);
  if (securityViolation !== null) throw failed('the checker tried what the sandbox forbids');
  if (limitExceeded !== null) throw failed(`the checker exceeded its ${limitExceeded} limit`);
  if (exitCode === null) throw failed(`signal ${signal ?? 0} ended the checker`);
  switch (checker.convention) {
    case 'kattis':
    case 'kattis-interactive':
      if (exitCode === 42) return { isAccepted: true, message: '' };
      if (exitCode === 43) return { isAccepted: false, message };
      throw failed(`the checker exited with status ${exitCode}, where 42 accepts and 43 rejects`);
    case 'testlib':
      if (exitCode === 0) return { isAccepted: true, message: '' };
      if (exitCode === 1 || exitCode === 2) return { isAccepted: false, message };
      if (exitCode === 3) throw failed('the checker reports a failure of its own or of the answer');
      throw failed(`the checker exited with status ${exitCode}, where 0 accepts, 1 and 2 reject`);
    default:
      return assertNever(checker.convention);
  }
}

function checkerFailed(message: string): AppError {
  return new AppError('FAILED_PRECONDITION', 'CHECKER_FAILED', message);
}
