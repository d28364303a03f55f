import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Language } from '#libs/domain/language.ts';
import type { Program } from '#libs/domain/program.ts';
import { indexesOf, readCode } from './code.ts';

/** How a batch is built and where its files may lie. */
export type BatchOptions = {
  /** Flags of g++ beside the standard. */
  readonly flags: readonly string[];
  /** A folder for the batch alone. */
  readonly folder: string;
  /** Folder of a precompiled `batch-header.h` for each standard, as `prepareHeaders` made it. */
  readonly headerFolder: string;
  readonly signal: AbortSignal;
};

/** What one program of a batch did on one input. */
export type BatchRun = {
  readonly exitCode: number;
  /** 0 when it ended by itself. */
  readonly signal: number;
  readonly cpuMs: number;
  readonly memoryBytes: number;
  readonly output: Buffer;
  readonly errors: string;
};

/** Programs that were built together; the others did not compile. */
export type Batch = {
  /** Indexes of the programs that are in it. */
  readonly members: readonly number[];
  /** Programs that the compiler warned of reading a variable before it is set. */
  readonly uninitialised: ReadonlySet<number>;
  readonly executable: string;
};

const standards: readonly (readonly [Language, string])[] = [
  [Language.Cpp17, '-std=gnu++17'],
  [Language.Cpp20, '-std=gnu++20'],
];
/** Compiling a batch takes seconds; a minute of CPU means that something is badly wrong. */
const compileTimeoutMs = 600_000;
/** Most rounds of taking out what does not compile. */
const roundsMax = 6;

/** Precompiles the header for all C++ standards, unless that was done; needed once for each set of flags. */
export async function prepareHeaders(
  folder: string,
  flags: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [language, standard] of standards) {
    const header = join(folder, `${language}.h`);
    if (existsSync(`${header}.gch`)) continue;
    await writeFile(
      header,
      '#include <bits/stdc++.h>\n#include <sys/resource.h>\n#include <sys/wait.h>\n#include <unistd.h>\n',
    );
    const partial = `${header}.partial`;
    const { code, errors } = await command(
      'g++',
      [standard, ...flags, '-x', 'c++-header', header, '-o', partial],
      signal,
    );
    if (code !== 0)
      throw new Error(`g++ cannot precompile <bits/stdc++.h>: ${errors.slice(0, 500)}`);
    await rename(partial, `${header}.gch`);
  }
}

/**
 * Builds C++ programs of one standard into one executable, each in a namespace of its own: parsing the
 * library and instantiating its templates is then paid once. What fails to compile is left out.
 */
export async function buildBatch(
  programs: readonly Program[],
  options: BatchOptions,
): Promise<Batch> {
  const language = programs[0]?.language ?? Language.Cpp20;
  const standard = standards.find(([one]) => one === language)?.[1] ?? '-std=gnu++20';
  const parts = programs.map((program, index) => wrap(program, index));
  let members = parts.flatMap((part, index) => (part === undefined ? [] : [index]));
  const source = join(options.folder, 'batch.cc');
  const executable = join(options.folder, 'batch');
  for (let round = 0; round < roundsMax && members.length > 0; round++) {
    const cases = members
      .map((index) => `    case ${index}: return c${index}::start();\n`)
      .join('');
    const driver = (
      await readFile(fileURLToPath(new URL('batch-driver.cc', import.meta.url)), 'utf8')
    ).replace('/*CASES*/', cases);
    await writeFile(
      source,
      [
        `#include "${language}.h"\n`,
        ...members.map((index) => parts[index] ?? ''),
        '#line 1 "driver"\n',
        driver,
      ].join('\n'),
    );
    const { code, errors } = await command(
      'g++',
      [
        standard,
        ...options.flags,
        '-Wuninitialized',
        '-Wmaybe-uninitialized',
        '-fmax-errors=0',
        '-I',
        options.headerFolder,
        source,
        '-o',
        executable,
      ],
      options.signal,
    );
    const mentioned = (kind: RegExp): Set<number> =>
      new Set(
        errors
          .split('\n')
          .flatMap((line) => (kind.test(line) ? [Number(/^c(\d+):/.exec(line)?.[1] ?? -1)] : [])),
      );
    if (code === 0) return { members, uninitialised: mentioned(/uninitialized/), executable };
    const wrong = mentioned(/error:|required from/);
    wrong.delete(-1);
    // An unclosed bracket is reported far from where it is: then halve what is tried.
    members =
      wrong.size > 0
        ? members.filter((index) => !wrong.has(index))
        : members.slice(0, Math.floor(members.length / 2));
  }
  return { members: [], uninitialised: new Set(), executable };
}

/** Runs a member of a batch on inputs, in order, up to the first that it does not end well on. */
export async function runBatch(
  batch: Batch,
  member: number,
  inputs: readonly string[],
  cpuSecondsMax: number,
  options: BatchOptions,
): Promise<readonly BatchRun[]> {
  const runs: BatchRun[] = [];
  const { output } = await command(
    batch.executable,
    [String(member), options.folder, String(cpuSecondsMax), ...inputs],
    options.signal,
  );
  for (const line of output.split('\n').filter((one) => one !== '')) {
    const [input = 0, exitCode = 0, signal = 0, cpuMs = 0, memoryKibibytes = 0] = line
      .split(' ')
      .map(Number);
    const outputFile = join(options.folder, `out-${input}`);
    const errorFile = join(options.folder, `err-${input}`);
    runs.push({
      exitCode,
      signal,
      cpuMs,
      memoryBytes: memoryKibibytes * 1024,
      output: await readFile(outputFile),
      errors: await readFile(errorFile, 'latin1'),
    });
    await Promise.all([rm(outputFile), rm(errorFile)]);
  }
  return runs;
}

/** The program in namespace c<index>, its main function as `start`; undefined when it cannot be moved there. */
function wrap(program: Program, index: number): string | undefined {
  const code = readCode(Buffer.from(program.source).toString('utf8'), program.language);
  const main = indexesOf(code, (word, at) => word === 'main' && code.words[at + 1] === '(')[0];
  const close = main === undefined ? -1 : (code.partners[main + 1] ?? -1);
  const end = code.partners[close + 1] ?? -1;
  const takesNothing =
    main !== undefined && (close === main + 2 || code.words[main + 2] === 'void');
  const isMovable =
    takesNothing &&
    end > 0 &&
    !indexesOf(code, (word, at) => word === 'namespace' && code.words[at - 1] !== 'using').length;
  // A bracket without partner would swallow the next programs.
  const isClosed = code.words.every(
    (word, at) => !/^[()[\]{}]$/.test(word) || (code.partners[at] ?? -1) >= 0,
  );
  if (main === undefined || !isMovable || !isClosed) return undefined;
  const changes = new Map<number, string>([
    [main, 'start'],
    [end, ' return 0; }'],
  ]);
  const macros: string[] = [];
  code.words.forEach((word, at) => {
    if (code.kinds[at] !== 'directive') return;
    const [, name] = /^#\s*define\s+(\w+)/.exec(word) ?? [];
    if (name === undefined) changes.set(at, '');
    else macros.push(`#undef ${name}`);
  });
  return `namespace c${index} {\n#line 1 "c${index}"\n${code.with(changes)}\n${macros.join('\n')}\n}`;
}

type CommandResult = { readonly code: number; readonly output: string; readonly errors: string };

/** Runs a command with little priority and a stack that recursion may use. */
async function command(
  name: string,
  args: readonly string[],
  signal: AbortSignal,
): Promise<CommandResult> {
  const child = spawn(
    'sh',
    ['-c', 'ulimit -s 262144; ulimit -c 0; exec nice -n 5 "$@"', 'sh', name, ...args],
    {
      signal: AbortSignal.any([signal, AbortSignal.timeout(compileTimeoutMs)]),
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        LC_ALL: 'C',
        ASAN_OPTIONS:
          'exitcode=77:detect_leaks=0:max_allocation_size_mb=600:print_legend=0:symbolize=0',
        UBSAN_OPTIONS: 'exitcode=77:symbolize=0:print_stacktrace=0',
      },
    },
  );
  const output: Buffer[] = [];
  const errors: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({
        code: code ?? -1,
        output: Buffer.concat(output).toString('latin1'),
        errors: Buffer.concat(errors).toString('latin1'),
      });
    });
  });
}
