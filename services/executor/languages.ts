import { assertNever } from '#libs/domain/assert-never.ts';
import { Language } from '#libs/domain/language.ts';
import { makeBlob, type Blob } from './blob.ts';
import type { Profile, RunRequest } from './runner-protocol.ts';
import { javascriptReadPaths, type Toolchain } from './toolchain.ts';

/** All that a slot needs to start a program, whatever its language. */
export type Executable = {
  readonly profile: Profile;
  readonly executable: RunRequest['executable'];
  readonly argv: readonly string[];
  readonly fds: NonNullable<RunRequest['fds']>;
  readonly readPaths: readonly string[];
  /** What `executable` and `fds` name that is this program's own. */
  readonly blobs: readonly Blob[];
  /** What they name that many programs share; slots keep it, and the cache of programs does not count it. */
  readonly runtimeBlobs: readonly Blob[];
  /** Resident memory of the runtime itself, granted on top of the program's limit. */
  readonly runtimeMemoryBytes: number;
  /** Threads, the runtime's own included. */
  readonly threadCountMax: number;
  /** Stack; undefined is all of the memory limit. */
  readonly stackBytes: number | undefined;
};

const mebibyte = 1024 * 1024;

/** Programs of contests rarely start threads; those that do get by with a few. */
const programThreadCountMax = 4;
/** Node starts about a dozen. */
const nodeThreadCountMax = 32;
/** What node and isolated-vm hold before a program's first line, rounded up. */
const nodeMemoryBytes = 96 * mebibyte;
const nodeStackBytes = 64 * mebibyte;

/** What a program touches of the run-time program beyond what it would of its own copy of the library. */
const runTimeMemoryBytes = 1.5 * mebibyte;

/** The fd on which interpreters find their program: it is at no path. */
const sourceFd = 3;

/** A static binary, the result of a C++ compilation. */
export function nativeExecutable(binary: Blob): Executable {
  return {
    profile: 'native',
    executable: { id: binary.id },
    argv: ['program'],
    fds: [],
    readPaths: [],
    blobs: [binary],
    runtimeBlobs: [],
    runtimeMemoryBytes: 0,
    threadCountMax: programThreadCountMax,
    stackBytes: undefined,
  };
}

/** An image, run by its run-time program; `fill`, two hexadecimal digits, is the byte of uninitialised memory. */
export function imageExecutable(runTime: Blob, image: Blob, fill?: string): Executable {
  return {
    ...nativeExecutable(runTime),
    argv: [
      'program',
      '--image-fd',
      String(sourceFd),
      ...(fill === undefined ? [] : ['--fill', fill]),
    ],
    fds: [{ fd: sourceFd, id: image.id }],
    blobs: [image],
    runtimeBlobs: [runTime],
    runtimeMemoryBytes: runTimeMemoryBytes,
  };
}

/** How an interpreter starts: to check a program's syntax only, or to run it. */
export function interpreterExecutable(
  toolchain: Toolchain,
  language: typeof Language.Python3 | typeof Language.JavaScript,
  source: Uint8Array,
  mode: 'check' | 'run',
): Executable {
  const blob = makeBlob(source);
  const common = { fds: [{ fd: sourceFd, id: blob.id }], blobs: [blob], runtimeBlobs: [] };
  switch (language) {
    case Language.Python3:
      return {
        ...common,
        profile: 'python',
        executable: { path: toolchain.pythonPath },
        argv: [...pythonCommand, mode === 'check' ? pythonCheck : pythonRun],
        readPaths: [],
        runtimeMemoryBytes: 0,
        threadCountMax: programThreadCountMax,
        stackBytes: undefined,
      };
    case Language.JavaScript:
      return {
        ...common,
        profile: 'javascript',
        executable: { path: toolchain.nodePath },
        // isolated-vm cannot start isolates from node's own snapshot.
        argv: [
          'node',
          '--no-node-snapshot',
          toolchain.javascriptHostPath,
          toolchain.isolatePath,
          mode,
        ],
        readPaths: javascriptReadPaths(toolchain),
        runtimeMemoryBytes: nodeMemoryBytes,
        threadCountMax: nodeThreadCountMax,
        stackBytes: nodeStackBytes,
      };
    default:
      return assertNever(language);
  }
}

/** Isolated, without site packages, without bytecode files. */
export const pythonCommand: readonly string[] = ['python3', '-I', '-S', '-B', '-c'];

const pythonCheck = `compile(open(${sourceFd}, 'rb').read(), 'program.py', 'exec', dont_inherit=True)`;

/**
 * Runs the program as __main__ with no name of ours in it: a name left behind would hide that the
 * program forgot an import. exit and quit come from the site module, which is off, and are in wide use.
 */
const pythonRun = `def start():
    import builtins, sys
    with open(${sourceFd}, 'rb') as file:
        code = compile(file.read(), 'program.py', 'exec', dont_inherit=True)
    builtins.exit = builtins.quit = sys.exit
    sys.argv = ['program.py']
    main = sys.modules['__main__'].__dict__
    del main['start']
    exec(code, main)
start()`;
