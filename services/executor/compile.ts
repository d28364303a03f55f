import { AppError } from '#libs/domain/app-error.ts';
import type { Compilation } from '#libs/domain/execution.ts';
import { Language } from '#libs/domain/language.ts';
import type { SourceFile } from '#libs/domain/problem.ts';
import { Verdict } from '#libs/domain/verdict.ts';
import { record } from '#libs/telemetry/metrics.ts';
import { makeBlob, type Blob } from './blob.ts';
import { cppFlags } from './cpp-flags.ts';
import {
  imageExecutable,
  interpreterExecutable,
  nativeExecutable,
  type Executable,
} from './languages.ts';
import { messageText } from './message-text.ts';
import { isPrecompiledHeaderLate } from './precompiled-include.ts';
import { precompiledFolder } from './precompiled.ts';
import type { RunnerLimits } from './runner-protocol.ts';
import type { Slot, SlotExecution } from './slot.ts';
import type { ImageLinker, Toolchain } from './toolchain.ts';

/** What a compiler made of a program: something to run, or a verdict. */
export type CompiledProgram = {
  readonly compilation: Compilation;
  readonly outcome:
    | { readonly kind: 'ready'; readonly executable: Executable }
    | {
        readonly kind: 'refused';
        readonly verdict: typeof Verdict.CompileError | typeof Verdict.CompileLimitExceeded;
      };
};

/** A program as its files, the main file first. */
export type Sources = {
  readonly language: Language;
  readonly files: readonly SourceFile[];
  /** Whether it is called with arguments, as checkers are and candidates are not. */
  readonly takesArguments: boolean;
};

const mebibyte = 1024 * 1024;
/** Longest log, in bytes; the rest is cut off. */
const logBytesMax = 64 * 1024;
/** Largest binary, and largest file a compiler writes on the way. */
const binaryBytesMax = 64 * mebibyte;

/** Limits of one step of a compilation. A template bomb meets them; a contest program needs a tenth. */
const compileLimits: RunnerLimits = {
  cpuNs: 30e9,
  wallNs: 90e9,
  memoryBytes: 2048 * mebibyte,
  stackBytes: 256 * mebibyte,
  fileBytes: binaryBytesMax,
  processCountMax: 16,
  openFilesMax: 256,
  stdoutBytesMax: logBytesMax,
  stderrBytesMax: logBytesMax,
};

/** Not names that a source file of a checker is likely to have. */
const binaryName = 'compiled-program';
const objectName = `${binaryName}.o`;

/**
 * Largest image in memory, static variables included. The runner knows what a binary needs before it
 * starts it, and an image's need only as the program touches it: large ones are linked as usual, so that
 * static arrays beyond a limit are found out whether they are touched or not.
 */
const imageBytesMax = 32 * mebibyte;
/** What the linker of images says of a program that is not for it (native/front/README.md). */
const unsupportedExitCode = 3;
const symbolsFd = 3;
const objectFd = 4;

/**
 * Compiles a program on a slot: C++ to an image or a static binary, the interpreted languages to a checked
 * source.
 * What the compiler says is data; INTERNAL (SANDBOX_FAULT) is a failure of ours.
 */
export async function compileSources(
  slot: Slot,
  toolchain: Toolchain,
  sources: Sources,
  signal: AbortSignal,
): Promise<CompiledProgram> {
  const { language } = sources;
  const compiled =
    language === Language.Python3 || language === Language.JavaScript
      ? await checkSyntax(slot, toolchain, language, mainFileOf(sources).content, signal)
      : await compileCpp(slot, toolchain, sources, signal);
  record('compileCpu', compiled.compilation.cpuTimeMs / 1000, { language });
  return compiled;
}

async function compileCpp(
  slot: Slot,
  toolchain: Toolchain,
  sources: Sources,
  signal: AbortSignal,
): Promise<CompiledProgram> {
  if (toolchain.imageLinker === undefined || !isForImage(sources)) {
    const build = await compileFiles(slot, toolchain, sources, 'binary', signal);
    return await finish(slot, [build.execution], build.resultId, signal);
  }
  const build = await compileFiles(slot, toolchain, sources, 'object', signal);
  const refused = refusalOf([build.execution]);
  if (refused !== undefined) return refused;
  try {
    const link = await linkImage(slot, toolchain.imageLinker, build.resultId, signal);
    const steps = [build.execution, link.execution];
    if (link.executable !== undefined) return ready(steps, link.executable);
    const binary = await linkBinary(slot, toolchain, sources.language, build.resultId, signal);
    return await finish(slot, [...steps, binary.execution], binary.resultId, signal);
  } finally {
    await slot.drop([build.resultId], signal);
  }
}

/** An image is made of one object, and gets no arguments. */
function isForImage({ files, takesArguments }: Sources): boolean {
  return files.length === 1 && !takesArguments;
}

/** An execution of g++ and what it left in the slot, if it succeeded. */
type Built = { readonly execution: SlotExecution; readonly resultId: string };

/** Compiles to a static binary, or to an object alone. */
async function compileFiles(
  slot: Slot,
  toolchain: Toolchain,
  { language, files }: Sources,
  result: 'binary' | 'object',
  signal: AbortSignal,
): Promise<Built> {
  const main = mainFileOf({ files });
  const blobs = files.map((file) => makeBlob(file.content));
  const hasPrecompiled = toolchain.precompiledLanguages.has(language);
  const precompiledPath = precompiledFolder(toolchain.precompiledPath, language);
  const units = files.filter((file) => file === main || /\.(cc|cpp|cxx|c\+\+)$/i.test(file.name));
  const built = await runCompiler(
    slot,
    toolchain,
    {
      argv: [
        ...cppFlags(language),
        ...(result === 'binary' ? [...toolchain.linkerFlags, '-s'] : ['-c']),
        ...(hasPrecompiled ? ['-I', precompiledPath] : []),
        ...(hasPrecompiled && units.length === 1 && isPrecompiledHeaderLate(main.content)
          ? ['-include', 'bits/stdc++.h']
          : []),
        '-x',
        'c++',
        ...units.map((file) => `./${file.name}`),
      ],
      files: files.map((file, index) => ({ name: file.name, id: blobs[index]?.id ?? '' })),
      readPaths: hasPrecompiled ? [toolchain.precompiledPath] : [],
      resultName: result === 'binary' ? binaryName : objectName,
      // Only the slot's own name for it: the content names a binary once it is here.
      resultId: `${blobs[0]?.id ?? ''}-${language}-${result}`,
    },
    blobs,
    signal,
  );
  await slot.drop(
    blobs.map((blob) => blob.id),
    signal,
  );
  return built;
}

/** Links an object of the slot to a static binary, as g++ does by itself. */
async function linkBinary(
  slot: Slot,
  toolchain: Toolchain,
  language: Language,
  objectId: string,
  signal: AbortSignal,
): Promise<Built> {
  return await runCompiler(
    slot,
    toolchain,
    {
      argv: [...cppFlags(language), ...toolchain.linkerFlags, '-s', objectName],
      files: [{ name: objectName, id: objectId }],
      readPaths: [],
      resultName: binaryName,
      resultId: `${objectId}-binary`,
    },
    [],
    signal,
  );
}

async function runCompiler(
  slot: Slot,
  { compilerPath }: Toolchain,
  call: {
    readonly argv: readonly string[];
    readonly files: readonly { readonly name: string; readonly id: string }[];
    readonly readPaths: readonly string[];
    readonly resultName: string;
    readonly resultId: string;
  },
  blobs: readonly Blob[],
  signal: AbortSignal,
): Promise<Built> {
  const { resultName, resultId } = call;
  const execution = await runOnce(
    slot,
    signal,
    {
      profile: 'compile',
      executable: { path: compilerPath },
      argv: ['g++', ...call.argv, '-o', resultName],
      files: call.files.map((file) => ({ ...file, mode: 'r' })),
      inputs: [null],
      limits: compileLimits,
      collect: [{ name: resultName, bytesMax: binaryBytesMax, keepAs: resultId }],
      readPaths: call.readPaths,
    },
    blobs,
  );
  const file = execution.facts.collected?.[0];
  if (isSuccessful(execution) && (file === undefined || file.missing || file.kept !== true)) {
    throw new AppError(
      'INTERNAL',
      'SANDBOX_FAULT',
      `g++ succeeded and left no ${resultName} of at most ${binaryBytesMax} bytes`,
    );
  }
  return { execution, resultId };
}

/**
 * Makes an image of an object of the slot. The executable is undefined when the program is not for the
 * linker of images, or that meets a limit: then the other linker has the word.
 */
async function linkImage(
  slot: Slot,
  { program, symbols, runTime }: ImageLinker,
  objectId: string,
  signal: AbortSignal,
): Promise<{ readonly execution: SlotExecution; readonly executable: Executable | undefined }> {
  const execution = await runOnce(
    slot,
    signal,
    {
      // The linker needs no path: all it reads are descriptors, and the image is its output.
      profile: 'native',
      executable: { id: program.id },
      argv: [
        'goldpan-front-link',
        '--within',
        String(imageBytesMax),
        String(symbolsFd),
        String(objectFd),
      ],
      fds: [
        { fd: symbolsFd, id: symbols.id },
        { fd: objectFd, id: objectId },
      ],
      inputs: [null],
      limits: { ...compileLimits, processCountMax: 1, stdoutBytesMax: imageBytesMax },
    },
    [program, symbols],
  );
  const { facts, output, errorOutput } = execution;
  // Its words are for us: what a user reads is what g++ says.
  const silent = { ...execution, output: Buffer.alloc(0), errorOutput: Buffer.alloc(0) };
  if (facts.limitExceeded !== null || facts.exitCode === unsupportedExitCode)
    return { execution: silent, executable: undefined };
  if (facts.exitCode !== 0) {
    throw new AppError(
      'INTERNAL',
      'SANDBOX_FAULT',
      `the linker of images ended with ${facts.exitCode === null ? `signal ${facts.signal ?? 0}` : `status ${facts.exitCode}`}: ${messageText(errorOutput)}`,
      { metadata: { tool: 'goldpan-front-link' } },
    );
  }
  // Copied: a slice would keep the frame of the answer alive.
  return { execution: silent, executable: imageExecutable(runTime, makeBlob(Buffer.from(output))) };
}

/** The end of a compilation whose last step was to leave a binary in the slot. */
async function finish(
  slot: Slot,
  steps: readonly SlotExecution[],
  binaryId: string,
  signal: AbortSignal,
): Promise<CompiledProgram> {
  const refused = refusalOf(steps);
  if (refused !== undefined) return refused;
  const bytes = await slot.get(binaryId, signal);
  await slot.drop([binaryId], signal);
  return ready(steps, nativeExecutable(makeBlob(bytes, true)));
}

async function checkSyntax(
  slot: Slot,
  toolchain: Toolchain,
  language: typeof Language.Python3 | typeof Language.JavaScript,
  source: Uint8Array,
  signal: AbortSignal,
): Promise<CompiledProgram> {
  const check = interpreterExecutable(toolchain, language, source, 'check');
  const execution = await runOnce(
    slot,
    signal,
    {
      profile: check.profile,
      executable: check.executable,
      argv: check.argv,
      fds: check.fds,
      readPaths: check.readPaths,
      inputs: [null],
      limits: { ...compileLimits, processCountMax: check.threadCountMax },
    },
    check.blobs,
  );
  return (
    refusalOf([execution]) ??
    ready([execution], interpreterExecutable(toolchain, language, source, 'run'))
  );
}

/** Runs a request of one input. */
export async function runOnce(
  slot: Slot,
  signal: AbortSignal,
  request: Parameters<Slot['run']>[0],
  blobs: readonly Blob[],
): Promise<SlotExecution> {
  let execution: SlotExecution | undefined;
  await slot.run(request, blobs, (ended) => (execution = ended), signal);
  if (execution === undefined)
    throw new AppError('INTERNAL', 'SANDBOX_FAULT', 'the sandbox runner reported no execution');
  return execution;
}

function ready(steps: readonly SlotExecution[], executable: Executable): CompiledProgram {
  return { compilation: compilationOf(steps, true), outcome: { kind: 'ready', executable } };
}

/** What the last step means, if it is the end. */
function refusalOf(steps: readonly SlotExecution[]): CompiledProgram | undefined {
  const last = steps.at(-1);
  if (last === undefined || isSuccessful(last)) return undefined;
  const verdict =
    last.facts.limitExceeded === null ? Verdict.CompileError : Verdict.CompileLimitExceeded;
  return { compilation: compilationOf(steps, false), outcome: { kind: 'refused', verdict } };
}

function isSuccessful({ facts }: SlotExecution): boolean {
  return facts.limitExceeded === null && facts.exitCode === 0;
}

function compilationOf(steps: readonly SlotExecution[], hasSucceeded: boolean): Compilation {
  const log = Buffer.concat(steps.flatMap(({ errorOutput, output }) => [errorOutput, output]));
  return {
    isSuccessful: hasSucceeded,
    log: log.subarray(0, logBytesMax),
    cpuTimeMs: steps.reduce((sum, { facts }) => sum + facts.cpuNs, 0) / 1e6,
    wallTimeMs: steps.reduce((sum, { facts }) => sum + facts.wallNs, 0) / 1e6,
    isCached: false,
  };
}

function mainFileOf({ files }: Pick<Sources, 'files'>): SourceFile {
  const [main] = files;
  if (main === undefined) throw new Error('a program has a main file');
  return main;
}
