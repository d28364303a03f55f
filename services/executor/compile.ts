import { AppError } from '#libs/domain/app-error.ts';
import type { Compilation } from '#libs/domain/execution.ts';
import { Language } from '#libs/domain/language.ts';
import type { SourceFile } from '#libs/domain/problem.ts';
import { Verdict } from '#libs/domain/verdict.ts';
import { record } from '#libs/telemetry/metrics.ts';
import { makeBlob, type Blob } from './blob.ts';
import { cppFlags } from './cpp-flags.ts';
import { interpreterExecutable, nativeExecutable, type Executable } from './languages.ts';
import { isPrecompiledHeaderLate } from './precompiled-include.ts';
import { precompiledFolder } from './precompiled.ts';
import type { RunnerLimits } from './runner-protocol.ts';
import type { Slot, SlotExecution } from './slot.ts';
import type { Toolchain } from './toolchain.ts';

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
export type Sources = { readonly language: Language; readonly files: readonly SourceFile[] };

const mebibyte = 1024 * 1024;
/** Longest log, in bytes; the rest is cut off. */
const logBytesMax = 64 * 1024;
/** Largest binary, and largest file a compiler writes on the way. */
const binaryBytesMax = 64 * mebibyte;

/** Limits of one compilation. A template bomb meets them; a contest program needs a tenth. */
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

/** Not a name that a source file of a checker is likely to have. */
const binaryName = 'compiled-program';

/**
 * Compiles a program on a slot: C++ to a static binary, the interpreted languages to a checked source.
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
  { language, files }: Sources,
  signal: AbortSignal,
): Promise<CompiledProgram> {
  const main = mainFileOf({ language, files });
  const blobs = files.map((file) => makeBlob(file.content));
  const hasPrecompiled = toolchain.precompiledLanguages.has(language);
  const precompiledPath = precompiledFolder(toolchain.precompiledPath, language);
  const units = files.filter((file) => file === main || /\.(cc|cpp|cxx|c\+\+)$/i.test(file.name));
  // Only the slot's own name for it: the content names it once it is here.
  const keepAs = `${blobs[0]?.id ?? ''}-${language}`;
  const execution = await runOnce(
    slot,
    signal,
    {
      profile: 'compile',
      executable: { path: toolchain.compilerPath },
      argv: [
        'g++',
        ...cppFlags(language),
        ...toolchain.linkerFlags,
        '-s',
        ...(hasPrecompiled ? ['-I', precompiledPath] : []),
        ...(hasPrecompiled && units.length === 1 && isPrecompiledHeaderLate(main.content)
          ? ['-include', 'bits/stdc++.h']
          : []),
        '-x',
        'c++',
        ...units.map((file) => `./${file.name}`),
        '-o',
        binaryName,
      ],
      files: files.map((file, index) => ({
        name: file.name,
        id: blobs[index]?.id ?? '',
        mode: 'r' as const,
      })),
      inputs: [null],
      limits: compileLimits,
      collect: [{ name: binaryName, bytesMax: binaryBytesMax, keepAs }],
      readPaths: hasPrecompiled ? [toolchain.precompiledPath] : [],
    },
    blobs,
  );
  await slot.drop(
    blobs.map((blob) => blob.id),
    signal,
  );
  const refused = refusalOf(execution);
  if (refused !== undefined) return refused;
  const binary = execution.facts.collected?.[0];
  if (binary === undefined || binary.missing || binary.kept !== true) {
    throw new AppError(
      'INTERNAL',
      'SANDBOX_FAULT',
      `g++ succeeded and left no binary of at most ${binaryBytesMax} bytes`,
    );
  }
  const bytes = await slot.get(keepAs, signal);
  await slot.drop([keepAs], signal);
  return {
    compilation: compilationOf(execution, true),
    outcome: { kind: 'ready', executable: nativeExecutable(makeBlob(bytes, true)) },
  };
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
  const refused = refusalOf(execution);
  if (refused !== undefined) return refused;
  return {
    compilation: compilationOf(execution, true),
    outcome: {
      kind: 'ready',
      executable: interpreterExecutable(toolchain, language, source, 'run'),
    },
  };
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

function refusalOf(execution: SlotExecution): CompiledProgram | undefined {
  const { facts } = execution;
  const compilation = compilationOf(execution, false);
  if (facts.limitExceeded !== null)
    return { compilation, outcome: { kind: 'refused', verdict: Verdict.CompileLimitExceeded } };
  if (facts.exitCode === 0) return undefined;
  return { compilation, outcome: { kind: 'refused', verdict: Verdict.CompileError } };
}

function compilationOf(
  { facts, errorOutput, output }: SlotExecution,
  isSuccessful: boolean,
): Compilation {
  return {
    isSuccessful,
    log: Buffer.concat([errorOutput, output]).subarray(0, logBytesMax),
    cpuTimeMs: facts.cpuNs / 1e6,
    wallTimeMs: facts.wallNs / 1e6,
    isCached: false,
  };
}

function mainFileOf({ files }: Sources): SourceFile {
  const [main] = files;
  if (main === undefined) throw new Error('a program has a main file');
  return main;
}
