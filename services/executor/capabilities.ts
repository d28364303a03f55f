import { isCpp, Language, languages } from '#libs/domain/language.ts';
import { resolveLimits } from '#libs/domain/limits.ts';
import { Verdict } from '#libs/domain/verdict.ts';
import { makeBlob } from './blob.ts';
import { runOnce } from './compile.ts';
import type { Executor } from './executor.ts';
import { messageText } from './message-text.ts';
import { useSlotWithRetry } from './retry.ts';
import { runProgram } from './run.ts';
import type { Hello } from './runner-protocol.ts';

type LanguageSupport = {
  readonly language: Language;
  readonly isAvailable: boolean;
  readonly detail: string;
};

export type Capabilities = {
  readonly languages: readonly LanguageSupport[];
  readonly slotCount: number;
  readonly tier: string;
  readonly walls: Hello['walls'];
};

/** Tries every language with a program that prints its tool's version. Errors as in `runProgram`. */
export async function readCapabilities(
  executor: Executor,
  signal: AbortSignal,
): Promise<Capabilities> {
  const { tier, walls } = await useSlotWithRetry(executor.pool, executor.logger, signal, (slot) =>
    slot.hello(signal),
  );
  const supports: LanguageSupport[] = [];
  for (const language of languages) supports.push(await tryLanguage(executor, language, signal));
  return { languages: supports, slotCount: executor.pool.slotCount, tier, walls };
}

const probeLimits = resolveLimits({ cpuTimeMs: 5000, memoryBytes: 256 * 1024 * 1024 });

async function tryLanguage(
  executor: Executor,
  language: Language,
  signal: AbortSignal,
): Promise<LanguageSupport> {
  const fault = executor.toolchain.unavailable.get(language);
  if (fault !== undefined) return { language, isAvailable: false, detail: fault };
  const source = Buffer.from(probeSource(language));
  const { verdict, results } = await runProgram(
    executor,
    { language, source },
    [makeBlob(Buffer.alloc(0))],
    probeLimits,
    signal,
  );
  const [result] = results;
  if (verdict !== Verdict.Ok || result === undefined)
    return { language, isAvailable: false, detail: `its probe ends with ${verdict}` };
  return {
    language,
    isAvailable: true,
    detail: `${messageText(result.output)}${await nodeVersion(executor, language, signal)}${speedOf(executor, language)}`,
  };
}

function probeSource(language: Language): string {
  if (isCpp(language))
    return '#include <bits/stdc++.h>\nint main() { std::cout << "g++ " << __VERSION__ << ", __cplusplus " << __cplusplus; }\n';
  if (language === Language.Python3)
    return 'import sys\nprint("CPython", sys.version.split()[0])\n';
  return 'print("V8 in isolated-vm");\n';
}

async function nodeVersion(
  executor: Executor,
  language: Language,
  signal: AbortSignal,
): Promise<string> {
  if (language !== Language.JavaScript) return '';
  const { nodePath } = executor.toolchain;
  const { output } = await useSlotWithRetry(executor.pool, executor.logger, signal, (slot) =>
    runOnce(
      slot,
      signal,
      {
        profile: 'javascript',
        executable: { path: nodePath },
        argv: ['node', '--version'],
        readPaths: [nodePath],
        inputs: [null],
        limits: {
          cpuNs: 5e9,
          wallNs: 10e9,
          memoryBytes: 256 * 1024 * 1024,
          stackBytes: 8 * 1024 * 1024,
          fileBytes: 0,
          processCountMax: 32,
          openFilesMax: 64,
          stdoutBytesMax: 4096,
          stderrBytesMax: 4096,
        },
      },
      [],
    ),
  );
  return `, node ${messageText(output)}`;
}

function speedOf(executor: Executor, language: Language): string {
  if (!isCpp(language)) return '';
  return executor.toolchain.precompiledLanguages.has(language)
    ? ', precompiled header'
    : ', no precompiled header (npm run setup builds it; compiling takes two to three times as long)';
}
