import { isCpp, Language, languages } from '#libs/domain/language.ts';
import type { Logger } from '#libs/telemetry/logger.ts';
import { isAppError } from '#libs/domain/app-error.ts';
import { compileSources, runOnce, type CompiledProgram } from './compile.ts';
import { runnerLimits } from './execute.ts';
import { resolveLimits } from '#libs/domain/limits.ts';
import { messageText } from './message-text.ts';
import type { Slot } from './slot.ts';
import type { Toolchain } from './toolchain.ts';

const limits = resolveLimits({ cpuTimeMs: 10_000 });

/**
 * Compiles and runs a tiny program of every language, and returns the toolchain as it really works:
 * without a faster linker when that one fails, and with the languages that do not run marked. A broken
 * tool must never look like a broken program. Throws what keeps the sandbox from serving at all.
 */
export async function checkTools(
  slot: Slot,
  toolchain: Toolchain,
  logger: Logger,
  signal: AbortSignal,
): Promise<Toolchain> {
  // Without the linker of images at first: what it does not take is for the other one.
  let checked: Toolchain = { ...toolchain, imageLinker: undefined };
  if (
    checked.linkerFlags.length > 0 &&
    (await faultOf(slot, checked, Language.Cpp20, signal)) !== undefined
  ) {
    logger.warn(
      { linkerFlags: checked.linkerFlags.join(' ') },
      'the faster linker does not work, using the default',
    );
    checked = { ...checked, linkerFlags: [] };
  }
  if (toolchain.imageLinker !== undefined) {
    const withImages = { ...checked, imageLinker: toolchain.imageLinker };
    const fault = await faultOf(slot, withImages, Language.Cpp20, signal);
    if (fault === undefined) checked = withImages;
    else logger.warn({ detail: fault, remedy: 'npm run setup' }, 'images of programs do not work');
  }
  const unavailable = new Map<Language, string>();
  for (const language of languages) {
    const fault = await faultOf(slot, checked, language, signal);
    if (fault === undefined) continue;
    unavailable.set(language, `${fault}; ${remedyOf(language)}`);
    logger.error({ language, detail: fault }, 'a language cannot be run here');
  }
  return { ...checked, unavailable };
}

/** What is wrong with a language's tools, or undefined. */
async function faultOf(
  slot: Slot,
  toolchain: Toolchain,
  language: Language,
  signal: AbortSignal,
): Promise<string | undefined> {
  try {
    const content = Buffer.from(
      isCpp(language) ? '#include <cstdio>\nint main() { puts("1"); }\n' : 'print(1)\n',
    );
    return await runFault(
      slot,
      await compileSources(
        slot,
        toolchain,
        { language, files: [{ name: 'program.cpp', content }], takesArguments: false },
        signal,
      ),
      signal,
    );
  } catch (error) {
    // A path that is not there is refused by the runner, which answers that request and serves on.
    if (
      isAppError(error) &&
      (error.metadata['runnerReason'] ?? error.metadata['tool']) !== undefined
    )
      return error.message;
    throw error;
  }
}

async function runFault(
  slot: Slot,
  { outcome, compilation }: CompiledProgram,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (outcome.kind === 'refused') return `its tool fails (${messageText(compilation.log)})`;
  const { executable } = outcome;
  const { profile, argv, fds, readPaths, blobs, runtimeBlobs } = executable;
  const request = {
    profile,
    executable: executable.executable,
    argv,
    fds,
    readPaths,
    inputs: [null],
    limits: runnerLimits(limits, executable),
  };
  const { output, errorOutput } = await runOnce(slot, signal, request, [...runtimeBlobs, ...blobs]);
  return output.toString() === '1\n'
    ? undefined
    : `a program that prints 1 does not (${messageText(errorOutput)})`;
}

function remedyOf(language: Language): string {
  if (isCpp(language)) return 'install it with: sudo apt-get install g++';
  if (language === Language.Python3) return 'install it with: sudo apt-get install python3-minimal';
  return 'install it with: npm run setup';
}
