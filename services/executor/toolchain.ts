import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Language } from '#libs/domain/language.ts';
import type { Blob } from './blob.ts';
import type { FrontFiles } from './front-server.ts';

/** Where the tools lie that programs are compiled and run with; the runner must see the same paths. */
export type Toolchain = {
  readonly compilerPath: string;
  /** Flags that choose a faster linker than the default, when there is one. */
  readonly linkerFlags: readonly string[];
  /** Links most programs in a millisecond; absent where it is not built or does not work. */
  readonly imageLinker: ImageLinker | undefined;
  readonly pythonPath: string;
  readonly nodePath: string;
  readonly javascriptHostPath: string;
  /** The native module of isolated-vm that fits this node. */
  readonly isolatePath: string;
  /** Folder with one precompiled header a C++ standard; see precompiled.ts. */
  readonly precompiledPath: string;
  /** C++ languages whose precompiled header stands and fits the compiler. */
  readonly precompiledLanguages: ReadonlySet<Language>;
  /** Languages whose tools do not work here: why, and the command that helps. */
  readonly unavailable: ReadonlyMap<Language, string>;
};

/**
 * The front rung's linker (native/front), which makes images of objects: of clang's, and of g++'s too.
 * All three are of one build, and are read once: what is built meanwhile does not fit them.
 */
export type ImageLinker = {
  readonly program: Blob;
  /** What the run-time program offers. */
  readonly symbols: Blob;
  /** Runs the images. */
  readonly runTime: Blob;
};

const here = fileURLToPath(new URL('.', import.meta.url));

/** Path of the native runner that `npm run setup` builds. */
export const defaultRunnerPath = join(here, 'native/build/goldpan-runner');
/** Folder of the precompiled headers that `npm run setup` builds. */
export const defaultPrecompiledPath = join(here, 'native/build/precompiled');

/** Folder of the front rung that `npm run setup` builds. */
export const defaultFrontPath = join(here, 'native/build/front');

/** The files of the front rung in a folder. */
export function frontFiles(folder: string): FrontFiles {
  return {
    compilerPath: join(folder, 'goldpan-front-compiler'),
    runTimePath: join(folder, 'run-time'),
    symbolsPath: join(folder, 'run-time.symbols'),
  };
}

/** The files in the same folder that the full rung links and runs with: the library as g++ has it, and nothing else. */
export function imageLinkerFiles(folder: string): Readonly<Record<keyof ImageLinker, string>> {
  return {
    program: join(folder, 'goldpan-front-link'),
    runTime: join(folder, 'plain-run-time'),
    symbols: join(folder, 'plain-run-time.symbols'),
  };
}

/** The tools of this machine, without precompiled headers. */
export function defaultToolchain(nodePath: string = process.execPath): Toolchain {
  return {
    compilerPath: '/usr/bin/g++',
    linkerFlags: findLinker(),
    imageLinker: undefined,
    pythonPath: '/usr/bin/python3',
    nodePath: resolve(nodePath),
    javascriptHostPath: join(here, 'javascript/host.cjs'),
    isolatePath: findIsolateModule(),
    precompiledPath: defaultPrecompiledPath,
    precompiledLanguages: new Set(),
    unavailable: new Map(),
  };
}

/**
 * gold takes half as long as the default, and the program is the same. mold is no faster here: a static
 * link takes it the same CPU time, most of it in a process that it leaves behind.
 */
function findLinker(): readonly string[] {
  return existsSync('/usr/bin/ld.gold') ? ['-fuse-ld=gold'] : [];
}

/** Paths beyond the system's own that programs and compilers read; the runner is told them at its start. */
export function readPathsOf(toolchain: Toolchain): readonly string[] {
  const precompiled = toolchain.precompiledLanguages.size > 0 ? [toolchain.precompiledPath] : [];
  // What is missing is found by the check of the tools, which can say more than the runner's usage line.
  return [...javascriptReadPaths(toolchain), ...precompiled].filter((path) => existsSync(path));
}

/** What the JavaScript host reads: node, itself and the native module. */
export function javascriptReadPaths(toolchain: Toolchain): readonly string[] {
  return [toolchain.nodePath, toolchain.javascriptHostPath, toolchain.isolatePath];
}

/** Asks the loader that isolated-vm itself uses; behind the walls there is only the file. */
function findIsolateModule(): string {
  try {
    const manifest = createRequire(import.meta.url).resolve('isolated-vm/package.json');
    // The package declares no types; this is its documented interface.
    const loader = createRequire(manifest)('node-gyp-build') as {
      readonly resolve: (folder: string) => string;
    };
    return loader.resolve(dirname(manifest));
  } catch {
    // No build for this machine: the check of the tools reports JavaScript as unavailable.
    return join(here, 'isolated-vm-is-missing.node');
  }
}
