import { AppError, invalidField } from '#libs/domain/app-error.ts';
import { Language } from '#libs/domain/language.ts';
import type { SourceFile } from '#libs/domain/problem.ts';
import { makeBlob, type Blob } from './blob.ts';
import { compileCached, type Executor } from './executor.ts';
import { pythonCommand } from './languages.ts';
import { messageText } from './message-text.ts';
import type { ProgramStart, RawExecution, RunnerLimits } from './runner-protocol.ts';
import type { Slot } from './slot.ts';

/** A program of a problem package that is asked about the work of others: a checker or an input validator. */
export type PackageProgram = {
  /** The main file first. */
  readonly files: readonly SourceFile[];
  readonly language: Language;
};

/** One that is compiled and can be asked. */
export type ReadyProgram = {
  readonly start: Pick<ProgramStart, 'profile' | 'executable' | 'argv' | 'files' | 'readPaths'>;
  readonly blobs: readonly Blob[];
};

/** What errors call it. */
export type ProgramRole = {
  readonly noun: 'checker' | 'validator';
  /** The request's field that holds the program. */
  readonly field: string;
};

const mebibyte = 1024 * 1024;

/** Limits of one run; they guard the executor, and no honest checker or validator comes near them. */
export const packageProgramLimits: RunnerLimits = {
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

const failureReasons = { checker: 'CHECKER_FAILED', validator: 'VALIDATOR_FAILED' } as const;

/**
 * Compiles a program of a package on a slot, or takes it from the cache. FAILED_PRECONDITION
 * (CHECKER_FAILED, VALIDATOR_FAILED) with the compiler's words when it does not compile, INVALID_ARGUMENT
 * for a language that none is written in.
 */
export async function preparePackageProgram(
  executor: Executor,
  slot: Slot,
  { files, language }: PackageProgram,
  role: ProgramRole,
  signal: AbortSignal,
): Promise<ReadyProgram> {
  requirePackageLanguage(language, role);
  const { compilation, outcome } = await compileCached(
    executor,
    slot,
    { language, files, takesArguments: true },
    signal,
  );
  if (outcome.kind === 'refused') {
    throw packageProgramFailed(
      role.noun,
      `the ${role.noun} does not compile: ${messageText(compilation.log) || 'the compiler hit its limits'}`,
    );
  }
  if (language === Language.Python3) {
    const blobs = files.map((file) => makeBlob(file.content));
    // Apart from what it is given to read.
    const folder = role.noun;
    return {
      start: {
        profile: 'python',
        executable: { path: executor.toolchain.pythonPath },
        argv: [...pythonCommand, pythonStart(folder), `${folder}/${files[0]?.name ?? ''}`],
        files: files.map((file, index) => ({
          name: `${folder}/${file.name}`,
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
    start: { profile: 'validator', executable, argv: [role.noun], files: [], readPaths: [] },
    blobs,
  };
}

/** INVALID_ARGUMENT for a language that no program of a package is written in. */
export function requirePackageLanguage(language: Language, { noun, field }: ProgramRole): void {
  if (language === Language.JavaScript)
    throw invalidField(`${field}.language`, `is JavaScript: ${noun}s are C++ or Python`);
}

/** Runs the main file as Python would, with the program's folder first among those it imports from. */
function pythonStart(folder: string): string {
  return `def start():
    import builtins, runpy, sys
    builtins.exit = builtins.quit = sys.exit
    del sys.argv[0]
    sys.path.insert(0, '${folder}')
    runpy.run_path(sys.argv[0], run_name='__main__')
start()`;
}

/** How a program of a package ended where it gave no exit code of its own will; undefined where it did. */
export function abnormalEnd(
  { exitCode, signal, limitExceeded, securityViolation }: RawExecution,
  noun: ProgramRole['noun'],
): string | undefined {
  if (securityViolation !== null) return `the ${noun} tried what the sandbox forbids`;
  if (limitExceeded !== null) return `the ${noun} exceeded its ${limitExceeded} limit`;
  if (exitCode === null) return `signal ${signal ?? 0} ended the ${noun}`;
  return undefined;
}

/** FAILED_PRECONDITION: a program of the package is of no use, which says nothing about what it was asked about. */
export function packageProgramFailed(noun: ProgramRole['noun'], message: string): AppError {
  return new AppError('FAILED_PRECONDITION', failureReasons[noun], message);
}
