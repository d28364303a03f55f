import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { release } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { messageOf } from '#libs/domain/app-error.ts';
import { askRunner, type RunnerHello } from './runner-hello.ts';

/** One thing that goldpan needs on this machine. */
export type Check = {
  readonly name: string;
  readonly isThere: boolean;
  /** Its version or place; what is wrong when it is not there. */
  readonly detail: string;
  /** The command that puts it there; empty when it is. */
  readonly remedy: string;
};

const run = promisify(execFile);
/** How long a tool may take to tell its version. */
const versionTimeoutMs = 10_000;
const setup = 'npm run setup';
const newerKernel =
  'boot Linux 6.12 or later (as root 6.2) with Landlock enabled, or mend what the detail names';

/** Looks for everything that goldpan needs below `root`, its own folder, and changes nothing. */
export async function checkMachine(root: string): Promise<readonly Check[]> {
  return [
    checkNode(root),
    checkPackages(root),
    await checkTool('g++', 'g++', '/usr/bin/g++', '--version'),
    await checkPluginHeaders(),
    await checkTool('Python 3', 'python3', '/usr/bin/python3', '--version'),
    await checkTool('cmake', 'cmake', 'cmake', '--version'),
    await firstThere(
      checkTool('ninja or make', 'make', 'ninja', '--version'),
      checkTool('ninja or make', 'make', 'make', '--version'),
    ),
    checkFile('nlohmann-json', '/usr/include/nlohmann/json.hpp', apt('nlohmann-json3-dev')),
    checkFile(
      'clang 19 as a library',
      '/usr/lib/llvm-19/lib/libclangSema.a',
      apt('clang-19 libclang-19-dev llvm-19-dev lld-19 zlib1g-dev libzstd-dev'),
    ),
    await checkTool('nats-server', 'nats-server', 'nats-server', '--version'),
    ...(await checkRunner(root)),
    checkPrecompiled(root),
    checkFile(
      'front rung',
      join(root, 'services/executor/native/build/front/run-time.symbols'),
      setup,
    ),
  ];
}

function checkNode(root: string): Check {
  const name = 'Node.js';
  const { dependencies } = manifestOf(join(root, 'package.json'));
  const pinned = `v${dependencies['node'] ?? ''}`;
  const isThere = process.version === pinned;
  const detail = isThere ? process.version : `${process.version} runs this, ${pinned} is pinned`;
  return { name, isThere, detail, remedy: isThere ? '' : setup };
}

function checkPackages(root: string): Check {
  const { dependencies } = manifestOf(join(root, 'package.json'));
  const wrong = Object.entries(dependencies).filter(([name, version]) => {
    const manifest = join(root, 'node_modules', name, 'package.json');
    return !existsSync(manifest) || manifestOf(manifest).version !== version;
  });
  const count = Object.keys(dependencies).length;
  return {
    name: 'npm packages',
    isThere: wrong.length === 0,
    detail:
      wrong.length === 0
        ? `${count} installed`
        : `missing or of another version: ${wrong.map(([name]) => name).join(', ')}`,
    remedy: wrong.length === 0 ? '' : 'npm ci',
  };
}

async function checkTool(
  name: string,
  debianPackage: string,
  command: string,
  option: string,
): Promise<Check> {
  try {
    const { stdout, stderr } = await run(command, [option], { timeout: versionTimeoutMs });
    return { name, isThere: true, detail: (stdout || stderr).split('\n')[0] ?? '', remedy: '' };
  } catch (error) {
    const isMissing =
      typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
    const detail = isMissing ? `${command} is not found` : messageOf(error).split('\n')[0];
    return { name, isThere: false, detail: detail ?? '', remedy: apt(debianPackage) };
  }
}

/** What precompiling bits/stdc++.h needs; the package has g++'s own version in its name. */
async function checkPluginHeaders(): Promise<Check> {
  const name = 'g++ plugin headers';
  const ask = async (option: string): Promise<string> =>
    (await run('/usr/bin/g++', [option], { timeout: versionTimeoutMs })).stdout.trim();
  try {
    const header = join(await ask('-print-file-name=plugin'), 'include/gcc-plugin.h');
    return checkFile(name, header, apt(`gcc-${await ask('-dumpversion')}-plugin-dev`));
  } catch {
    return { name, isThere: false, detail: 'not known without g++', remedy: apt('g++') };
  }
}

function checkFile(name: string, path: string, remedy: string): Check {
  const isThere = existsSync(path);
  return {
    name,
    isThere,
    detail: isThere ? path : `${path} is not found`,
    remedy: isThere ? '' : remedy,
  };
}

async function checkRunner(root: string): Promise<readonly Check[]> {
  const native = join(root, 'services/executor/native');
  const binary = join(native, 'build/goldpan-runner');
  const file = checkFile('sandbox runner', binary, setup);
  if (!file.isThere) return [file, ...noHello('the runner is not built', setup)];
  const sources = [
    join(native, 'CMakeLists.txt'),
    ...readdirSync(join(native, 'src')).map((name) => join(native, 'src', name)),
  ];
  // setup.sh leaves a stamp, which is newer where a source was touched and nothing came of it.
  const stamps = [binary, join(native, 'build/.built')].filter((path) => existsSync(path));
  const builtMs = Math.max(...stamps.map((path) => statSync(path).mtimeMs));
  const isOld = sources.some((source) => statSync(source).mtimeMs > builtMs);
  const built = isOld
    ? { ...file, isThere: false, detail: 'older than its sources', remedy: setup }
    : file;
  try {
    const hello = await askRunner(binary);
    return [built, wallCheck(hello), landlockCheck(hello)];
  } catch (error) {
    return [built, ...noHello(messageOf(error).split('\n')[0] ?? '', newerKernel)];
  }
}

function noHello(fault: string, remedy: string): readonly Check[] {
  const detail = `not known without the runner; Linux ${release()}`;
  return [
    { name: 'sandbox walls', isThere: false, detail: fault, remedy },
    { name: 'Landlock, kernel', isThere: false, detail, remedy },
  ];
}

function wallCheck(hello: RunnerHello): Check {
  // What a machine has not, such as io_uring in its kernel, needs no wall.
  const open = hello.walls.filter((wall) => wall.state === 'absent');
  const isThere = open.length === 0;
  const detail = isThere
    ? `${hello.walls.length} tried, none open (${hello.tier})`
    : `open: ${open.map((wall) => `${wall.name} (${wall.detail})`).join(', ')}`;
  return { name: 'sandbox walls', isThere, detail, remedy: isThere ? '' : newerKernel };
}

function landlockCheck(hello: RunnerHello): Check {
  const detail = `ABI ${hello.landlockAbi}, Linux ${hello.kernel}`;
  return { name: 'Landlock, kernel', isThere: true, detail, remedy: '' };
}

function checkPrecompiled(root: string): Check {
  const folder = join(root, 'services/executor/native/build/precompiled');
  const headers = existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
        name.endsWith('.gch'),
      )
    : [];
  const isThere = headers.length > 0;
  return {
    name: 'precompiled headers',
    isThere,
    detail: isThere ? headers.join(', ') : `none in ${folder}`,
    remedy: isThere ? '' : setup,
  };
}

async function firstThere(...checks: readonly Promise<Check>[]): Promise<Check> {
  const [first, ...others] = await Promise.all(checks);
  // A caller gives at least one; the type of rest arguments cannot say so.
  return others.find((check) => check.isThere && !first?.isThere) ?? (first as Check);
}

function apt(debianPackage: string): string {
  const sudo = process.getuid?.() === 0 ? '' : 'sudo ';
  return `${sudo}apt-get install -y ${debianPackage}`;
}

type Manifest = {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
};

function manifestOf(path: string): Manifest {
  // package.json files are npm's own; ours has dependencies, the others need only a version.
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Partial<Manifest>;
  return { version: manifest.version ?? '', dependencies: manifest.dependencies ?? {} };
}
