import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { AppError, messageOf } from '#libs/domain/app-error.ts';
import { isCpp, languages, type Language } from '#libs/domain/language.ts';
import { cppFlags, standardOf } from './cpp-flags.ts';

const run = promisify(execFile);
const buildTimeoutMs = 300_000;
const versionTimeoutMs = 10_000;

const pluginSourcePath = fileURLToPath(
  new URL('native/precompiled/instantiate-pending.cc', import.meta.url),
);
/** What is precompiled; the plugin acts on the pragma. */
const headerSource = '#include <bits/stdc++.h>\n#pragma goldpan instantiate_pending\n';

/** The C++ languages, each of which has its own precompiled header. */
export const cppLanguages: readonly Language[] = languages.filter(isCpp);

/**
 * Precompiles bits/stdc++.h for every C++ standard into `folder/<standard>`, about 130 MB and some
 * seconds each, with the templates instantiated that the header itself uses (see the plugin's source);
 * what is up to date is left alone. FAILED_PRECONDITION: COMPILER_MISSING, PLUGIN_HEADERS_MISSING with
 * the package to install, or COMPILER_FAILED with g++'s words.
 */
export async function buildPrecompiled(
  folder: string,
  compilerPath: string,
  say: (line: string) => void,
): Promise<void> {
  const usable = await usablePrecompiled(folder, compilerPath);
  const compiler = await identityOf(compilerPath);
  const missing = cppLanguages.filter((language) => !usable.has(language));
  for (const language of usable) say(`${standardOf(language)}: up to date`);
  if (missing.length === 0) return;
  const pluginPath = join(folder, 'instantiate-pending.so');
  await mkdir(folder, { recursive: true });
  try {
    await buildPlugin(compilerPath, pluginPath);
    for (const language of missing) {
      say(`${standardOf(language)}: precompiling bits/stdc++.h`);
      await buildOne(folder, language, { compilerPath, compiler, pluginPath });
    }
  } finally {
    await rm(pluginPath, { force: true });
  }
}

/** The languages whose precompiled header stands and was made with these flags and this g++. */
export async function usablePrecompiled(
  folder: string,
  compilerPath: string,
): Promise<ReadonlySet<Language>> {
  const compiler = await identityOf(compilerPath).catch(() => undefined);
  if (compiler === undefined) return new Set();
  const usable = new Set<Language>();
  for (const language of cppLanguages) {
    const stamp = await readStamp(folder, language);
    if (stamp !== undefined && stamp === (await stampOf(language, compiler))) usable.add(language);
  }
  return usable;
}

/** The include folder of a standard's precompiled header. */
export function precompiledFolder(folder: string, language: Language): string {
  return join(folder, standardOf(language));
}

/** The plugin must be made by the g++ that loads it: both check that. */
async function buildPlugin(compilerPath: string, pluginPath: string): Promise<void> {
  const folder = await answerOf(compilerPath, '-print-file-name=plugin');
  const include = join(folder, 'include');
  if (!existsSync(join(include, 'gcc-plugin.h'))) {
    const major = await answerOf(compilerPath, '-dumpversion');
    throw new AppError(
      'FAILED_PRECONDITION',
      'PLUGIN_HEADERS_MISSING',
      `${compilerPath} has no headers for plugins, which precompiling needs: sudo apt-get install gcc-${major}-plugin-dev`,
    );
  }
  const flags = ['-std=c++17', '-O1', '-fno-rtti', '-fPIC', '-shared', '-isystem', include];
  await compile(
    compilerPath,
    [...flags, pluginSourcePath, '-o', pluginPath],
    'build the plugin for precompiled headers',
  );
}

async function buildOne(
  folder: string,
  language: Language,
  tools: {
    readonly compilerPath: string;
    readonly compiler: string;
    readonly pluginPath: string;
  },
): Promise<void> {
  const target = precompiledFolder(folder, language);
  const building = `${target}.building`;
  await rm(building, { recursive: true, force: true });
  await mkdir(join(building, 'bits'), { recursive: true });
  // A second inclusion finds this file beside the precompiled one, and goes on to g++'s own.
  const header = join(building, 'bits/stdc++.h');
  await writeFile(header, '#include_next <bits/stdc++.h>\n');
  const source = join(building, 'precompiled.h');
  await writeFile(source, headerSource);
  const flags = [...cppFlags(language), `-fplugin=${tools.pluginPath}`, '-x', 'c++-header'];
  try {
    await compile(
      tools.compilerPath,
      [...flags, source, '-o', `${header}.gch`],
      `precompile bits/stdc++.h for ${standardOf(language)}`,
    );
  } catch (error) {
    await rm(building, { recursive: true, force: true });
    throw error;
  }
  await rm(source);
  await writeFile(join(building, stampName), await stampOf(language, tools.compiler));
  await rm(target, { recursive: true, force: true });
  await rename(building, target);
}

async function compile(
  compilerPath: string,
  arguments_: readonly string[],
  purpose: string,
): Promise<void> {
  try {
    await run(compilerPath, arguments_, { timeout: buildTimeoutMs });
  } catch (error) {
    throw new AppError(
      'FAILED_PRECONDITION',
      'COMPILER_FAILED',
      `cannot ${purpose}: ${messageOf(error)}`,
      { cause: error },
    );
  }
}

const stampName = 'stamp';

/** What a precompiled header depends on; g++ would silently ignore one that does not fit. */
async function stampOf(language: Language, compiler: string): Promise<string> {
  const plugin = createHash('sha256')
    .update(await readFile(pluginSourcePath))
    .digest('hex');
  return `${compiler}\n${cppFlags(language).join(' ')}\n${headerSource}${plugin}\n`;
}

async function readStamp(folder: string, language: Language): Promise<string | undefined> {
  return await readFile(join(precompiledFolder(folder, language), stampName), 'utf8').catch(
    () => undefined,
  );
}

/** The compiler's name and full version. */
async function identityOf(compilerPath: string): Promise<string> {
  return await answerOf(compilerPath, '--version');
}

/** The first line that the compiler answers to a question about itself. */
async function answerOf(compilerPath: string, option: string): Promise<string> {
  try {
    const { stdout } = await run(compilerPath, [option], { timeout: versionTimeoutMs });
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
