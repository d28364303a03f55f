import { execFile } from 'node:child_process';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { AppError, messageOf } from '#libs/domain/app-error.ts';
import { isCpp, languages, type Language } from '#libs/domain/language.ts';
import { cppFlags, standardOf } from './cpp-flags.ts';

const run = promisify(execFile);
const buildTimeoutMs = 300_000;
const versionTimeoutMs = 10_000;

/** The C++ languages, each of which has its own precompiled header. */
export const cppLanguages: readonly Language[] = languages.filter(isCpp);

/**
 * Precompiles bits/stdc++.h for every C++ standard into `folder/<standard>`, about 120 MB and some
 * seconds each; what is up to date is left alone. FAILED_PRECONDITION (COMPILER_FAILED) with g++'s words.
 */
export async function buildPrecompiled(
  folder: string,
  compilerPath: string,
  say: (line: string) => void,
): Promise<void> {
  const version = await compilerVersion(compilerPath);
  for (const language of cppLanguages) {
    if ((await readStamp(folder, language)) === stampOf(language, version)) {
      say(`${standardOf(language)}: up to date`);
      continue;
    }
    say(`${standardOf(language)}: precompiling bits/stdc++.h`);
    await buildOne(folder, language, compilerPath, version);
  }
}

/** The languages whose precompiled header stands and was made with these flags and this g++. */
export async function usablePrecompiled(
  folder: string,
  compilerPath: string,
): Promise<ReadonlySet<Language>> {
  const version = await compilerVersion(compilerPath).catch(() => undefined);
  if (version === undefined) return new Set();
  const usable = new Set<Language>();
  for (const language of cppLanguages) {
    if ((await readStamp(folder, language)) === stampOf(language, version)) usable.add(language);
  }
  return usable;
}

/** The include folder of a standard's precompiled header. */
export function precompiledFolder(folder: string, language: Language): string {
  return join(folder, standardOf(language));
}

async function buildOne(
  folder: string,
  language: Language,
  compilerPath: string,
  version: string,
): Promise<void> {
  const target = precompiledFolder(folder, language);
  const building = `${target}.building`;
  await rm(building, { recursive: true, force: true });
  await mkdir(join(building, 'bits'), { recursive: true });
  // A second inclusion finds this file beside the precompiled one, and goes on to g++'s own.
  const header = join(building, 'bits/stdc++.h');
  await writeFile(header, '#include_next <bits/stdc++.h>\n');
  try {
    await run(
      compilerPath,
      [...cppFlags(language), '-I', building, '-x', 'c++-header', header, '-o', `${header}.gch`],
      { timeout: buildTimeoutMs },
    );
  } catch (error) {
    await rm(building, { recursive: true, force: true });
    throw new AppError(
      'FAILED_PRECONDITION',
      'COMPILER_FAILED',
      `cannot precompile bits/stdc++.h for ${standardOf(language)}: ${messageOf(error)}`,
      { cause: error },
    );
  }
  await writeFile(join(building, stampName), stampOf(language, version));
  await rm(target, { recursive: true, force: true });
  await rename(building, target);
}

const stampName = 'stamp';

/** What a precompiled header depends on; g++ would silently ignore one that does not fit. */
function stampOf(language: Language, version: string): string {
  return `${version}\n${cppFlags(language).join(' ')}\n`;
}

async function readStamp(folder: string, language: Language): Promise<string | undefined> {
  return await readFile(join(precompiledFolder(folder, language), stampName), 'utf8').catch(
    () => undefined,
  );
}

async function compilerVersion(compilerPath: string): Promise<string> {
  try {
    const { stdout } = await run(compilerPath, ['--version'], { timeout: versionTimeoutMs });
    return stdout.split('\n')[0] ?? '';
  } catch (error) {
    throw new AppError(
      'FAILED_PRECONDITION',
      'COMPILER_MISSING',
      `${compilerPath} does not run: sudo apt-get install g++`,
      { cause: error },
    );
  }
}
