import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = import.meta.dirname;
const refusedByRunTime = 120;
const unsupported = 3;
const fault = 1;

let root: string;
let frontLink: string;
let runTime: string;
let symbols: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'goldpan-front-'));
  const instantiations = join(root, 'instantiations.o');
  const source = join(folder, 'testing/instantiations.cpp');
  execFileSync('g++', ['-std=gnu++20', '-O2', '-c', source, '-o', instantiations]);
  const build = join(root, 'build');
  execFileSync('cmake', ['-S', folder, '-B', build, `-DGOLDPAN_INSTANTIATIONS=${instantiations}`]);
  execFileSync('cmake', ['--build', build, '--target', 'front-run-time-program'], {
    stdio: 'pipe',
  });
  frontLink = join(build, 'goldpan-front-link');
  runTime = join(build, 'run-time');
  symbols = join(build, 'run-time.symbols');
}, 300_000);

afterAll(() => rmSync(root, { recursive: true, force: true }));

type Ended = { status: number | null; signal: string | null; stdout: string; stderr: string };

function start(file: string, args: readonly string[], input = '', fd3?: number): Ended {
  const { status, signal, stdout, stderr } = spawnSync(file, args, {
    input,
    encoding: 'latin1',
    stdio: ['pipe', 'pipe', 'pipe', fd3 ?? 'ignore'],
  });
  return { status, signal, stdout, stderr };
}

/** The assembly of a program, in a file of this name. */
function write(name: string, text: string): string {
  const path = join(root, `${name}.s`);
  writeFileSync(path, text);
  return path;
}

function compile(name: string, ...flags: string[]): string {
  const assembly = join(root, `${name}${flags.join('')}.s`);
  const source = join(folder, 'testing', `${name}.cpp`);
  execFileSync('g++', ['-std=gnu++20', '-w', '-S', ...flags, source, '-o', assembly]);
  return assembly;
}

function compileText(name: string, text: string): string {
  const source = join(root, `${name}.cpp`);
  writeFileSync(source, text);
  const assembly = join(root, `${name}.s`);
  execFileSync('g++', ['-w', '-S', '-O0', '-fno-pie', source, '-o', assembly]);
  return assembly;
}

const imageOf = (assembly: string): string => `${assembly}.image`;

function link(assembly: string, assembler = '/usr/bin/as'): Ended {
  return start(frontLink, ['--assembler', assembler, symbols, assembly, imageOf(assembly)]);
}

function linkObject(object: string, image: string): Ended {
  return start(frontLink, [symbols, object, image]);
}

function linkDescriptors(bytesMax: number, object: string) {
  const files = [openSync(symbols, 'r'), openSync(object, 'r')];
  try {
    const args = ['--within', String(bytesMax), '3', '4'];
    return spawnSync(frontLink, args, { stdio: ['ignore', 'pipe', 'pipe', ...files] });
  } finally {
    for (const file of files) closeSync(file);
  }
}

function run(image: string, input = '', ...options: string[]): Ended {
  const fd = openSync(image, 'r');
  try {
    return start(runTime, ['--image-fd', '3', ...options], input, fd);
  } finally {
    closeSync(fd);
  }
}

/** The same assembly, linked as usual. */
function ordinary(assembly: string, ...more: string[]): string {
  const program = `${assembly}.program`;
  execFileSync('g++', ['-no-pie', assembly, ...more, '-o', program]);
  return program;
}

const input = '7\nhello big world\n12 abc\nlast line without end';
const linked = { status: 0, signal: null, stdout: '', stderr: '' };

describe('an image', () => {
  it.each([
    ['exceptions', '-O0', '-fno-pie'],
    ['exceptions', '-O1', '-fpie'],
    ['streams', '-O0', '-fno-pie'],
    ['lifetime', '-O0', '-fno-pie'],
    ['classes', '-O0', '-fno-pie'],
    ['classes', '-O1', '-fpie'],
    ['containers', '-O0', '-fno-pie'],
    ['c-library', '-O0', '-fno-pie'],
    ['c-library', '-O1', '-fpie'],
  ])('of %s, compiled with %s %s, does what the program linked as usual does', (name, ...flags) => {
    const assembly = compile(name, ...flags);
    expect(link(assembly)).toEqual(linked);
    const expected = start(ordinary(assembly), [], input);
    expect(expected.stdout.length).toBeGreaterThan(50);
    expect(run(imageOf(assembly), input)).toEqual(expected);
    expect(run(imageOf(assembly), input, '--fill', 'a5')).toEqual(expected);
  });

  it('ends as the program linked as usual does', () => {
    const assembly = compile('endings', '-O0', '-fno-pie');
    expect(link(assembly)).toEqual(linked);
    const program = ordinary(assembly);
    const ways = ['exit', 'quick_exit', '_exit', 'abort', 'throw', 'noexcept', 'segv', 'divide'];
    const ends = [...ways, 'recurse', 'return'].map((how) => {
      const expected = start(program, [], how);
      expect(run(imageOf(assembly), how)).toEqual(expected);
      return expected.signal ?? expected.status;
    });
    expect(ends).toEqual([
      ...[3, 4, 5, 'SIGABRT', 'SIGABRT', 'SIGABRT', 'SIGSEGV', 'SIGFPE'],
      ...['SIGSEGV', 6],
    ]);
  });

  it('shares variables with the instantiations in the run-time program', () => {
    const assembly = compile('instantiated', '-O0', '-fno-pie');
    expect(readFileSync(assembly, 'utf8')).not.toContain('_ZN3BoxIiE3addERKi:');
    expect(link(assembly)).toEqual(linked);
    const { stdout } = run(imageOf(assembly));
    expect(stdout).toBe('the box is full after 4\n1 2 3\n');
    expect(start(ordinary(assembly, join(root, 'instantiations.o')), []).stdout).toBe(stdout);
  });

  it('is the same when the linker is given descriptors, and refused when it is too large', () => {
    const assembly = compile('classes', '-O2');
    const object = `${assembly}.o`;
    execFileSync('as', [assembly, '-o', object]);
    expect(linkObject(object, imageOf(assembly))).toEqual(linked);
    const image = readFileSync(imageOf(assembly));
    // image.hpp: the data's offset, and its bytes in memory.
    const memoryBytes = Number(image.readBigUInt64LE(80) + image.readBigUInt64LE(96));
    const enough = linkDescriptors(memoryBytes, object);
    expect(enough.status).toBe(0);
    expect(enough.stdout.equals(image)).toBe(true);
    const little = linkDescriptors(memoryBytes - 1, object);
    expect(little.status).toBe(unsupported);
    expect(little.stdout).toHaveLength(0);
    expect(little.stderr.toString()).toBe(
      `unsupported: too large: more than ${memoryBytes - 1} bytes of memory\n`,
    );
  });

  it('of 70,000 sections has them all', () => {
    const count = 70_000;
    const functions = Array.from(
      { length: count },
      (_, i) => `.section .text.f${i},"ax"\nf${i}: lea ${i}(%rdi), %eax\nret\n`,
    );
    const main = `.section .text.main,"ax"\n.globl main\nmain: mov $-${count - 60}, %edi\njmp f${count - 1}\n`;
    const assembly = write('sections', functions.join('') + main);
    expect(link(assembly)).toEqual(linked);
    expect(run(imageOf(assembly)).status).toBe(59);
  });

  it('has hundreds of megabytes of zeros, and no larger a file', () => {
    const assembly = compileText(
      'large',
      'char room[900 << 20]; int main() { room[800 << 20] = 5; return room[800 << 20] + room[7]; }',
    );
    expect(link(assembly)).toEqual(linked);
    expect(readFileSync(imageOf(assembly)).length).toBeLessThan(65_536);
    expect(run(imageOf(assembly)).status).toBe(5);
  });
});

describe('--fill', () => {
  it('shows in all memory that a program has not initialised', () => {
    const assembly = compile('uninitialised', '-O0', '-fno-pie');
    expect(link(assembly)).toEqual(linked);
    const shown = (fill: string): string => run(imageOf(assembly), '', '--fill', fill).stdout;
    for (const fill of ['00', '5a', 'ff']) {
      // calloc alone promises zeros.
      expect(shown(fill)).toBe(`${`${fill} `.repeat(9)}00\n`);
    }
  });

  it('leaves a program alone that initialises what it uses', () => {
    const assembly = compile('fibonacci', '-O0', '-fno-pie');
    expect(link(assembly)).toEqual(linked);
    const image = imageOf(assembly);
    const outputs = ['00', '5a', 'ff'].map((fill) => run(image, '', '--fill', fill).stdout);
    expect(outputs[0]?.trimEnd().endsWith('7778742049')).toBe(true);
    expect(new Set(outputs).size).toBe(1);
  });
});

describe('what the full rung has to link', () => {
  const main = '.globl main\n.type main, @function\nmain: ret\n';
  it.each([
    ['thread-local storage', 'thread_local int n; int main() { return n; }'],
    ['thread-local storage', 'extern thread_local int n; int main() { return n; }'],
    ['undefined symbol _Z7missingv', 'void missing(); int main() { missing(); }'],
    ['no function main', 'int other() { return 0; }'],
    [
      'replaces the function _Znwm',
      '#include <cstdlib>\nvoid* operator new(size_t n) { return malloc(n); } int main() {}',
    ],
    [
      'indirect function _Z1fv',
      '__attribute__((target_clones("avx2", "default"))) int f() { return 1; } int main() { return f(); }',
    ],
    [
      'too large: more static data than fits below the run-time program',
      'char room[1600000000]; int main() { return room[5]; }',
    ],
    [
      'too large: an alignment above 1 MiB',
      'alignas(2 << 20) char a[4]; int main() { return a[1]; }',
    ],
    ['section .init', 'asm(".section .init\\nnop\\n.text"); int main() {}'],
    [
      'section .interp',
      'asm(".section .interp,\\"a\\"\\n.string \\"/bin/sh\\"\\n.text"); int main() {}',
    ],
    ['writable code', 'asm(".section odd,\\"awx\\"\\nnop\\n.text"); int main() {}'],
  ])('%s', (reason, text) => {
    const assembly = compileText('unsupported', text);
    expect(link(assembly)).toEqual({
      status: unsupported,
      signal: null,
      stdout: '',
      stderr: `unsupported: ${reason}\n`,
    });
    expect(existsSync(imageOf(assembly))).toBe(false);
  });

  it.each([
    ['no function main', '.globl main\n.data\nmain: .long 0\n'],
    ['relocation type 12', `${main}.data\n.word main\n`],
    [
      'relocation out of range: missing',
      `${main}.weak missing\n.data\n.long missing - . - 0x7fffffff\n`,
    ],
    ['more than one section .eh_frame', `${main}${twoFrames()}`],
    [
      "the assembler refused the program: Error: no such instruction: `frobnicate'",
      `${main}frobnicate\n`,
    ],
  ])('%s', (reason, text) => {
    const { status, stderr } = link(write('unsupported-assembly', text));
    expect({ status, stderr }).toEqual({ status: unsupported, stderr: `unsupported: ${reason}\n` });
  });

  function twoFrames(): string {
    const section = (group: string): string =>
      `.section .eh_frame,"aG",@progbits,${group},comdat\n.long 0\n`;
    return section('a') + section('b');
  }
});

describe('what is broken', () => {
  it.each([
    [
      'an assembler that is not there',
      'cannot start the assembler /nowhere/as: No such file or directory',
    ],
  ])('%s is named', (_, message) => {
    const { status, stderr } = link(write('whole', '.globl main\nmain: ret\n'), '/nowhere/as');
    expect({ status, stderr }).toEqual({
      status: fault,
      stderr: `goldpan-front-link: ${message}\n`,
    });
  });

  it('an assembler that writes nothing is named, and leaves no file behind', () => {
    const assembler = join(root, 'idle-assembler');
    writeFileSync(assembler, '#!/bin/sh\n: > "$4"\n');
    chmodSync(assembler, 0o755);
    const assembly = write('idle', 'main: ret\n');
    const { status, stderr } = link(assembly, assembler);
    expect(status).toBe(fault);
    expect(stderr).toMatch(/idle\.s\.image\.o: the file is empty\n$/);
    expect(readdirSync(root).filter((name) => name.startsWith('idle.s'))).toEqual(['idle.s']);
  });

  it('a table of symbols that is none is named', () => {
    const { status, stderr } = start(frontLink, [frontLink, frontLink, join(root, 'none')]);
    expect(status).toBe(fault);
    expect(stderr).toContain('not a symbol table of this version');
  });

  it('an object that was cut short or changed anywhere never ends the linker by a signal', () => {
    const object = join(root, 'changed.o');
    execFileSync('as', [compile('classes', '-O1', '-fpie'), '-o', object]);
    const whole = readFileSync(object);
    const image = join(root, 'changed.image');
    expect(linkObject(object, image).status).toBe(0);
    const statuses = new Set<number | null>();
    const attempt = (bytes: Buffer): void => {
      writeFileSync(object, bytes);
      const { status, signal, stderr } = linkObject(object, image);
      expect({ signal, isNamed: status === 0 || stderr.endsWith('\n') }).toEqual({
        signal: null,
        isNamed: true,
      });
      statuses.add(status);
    };
    for (let i = 0; i < 30; ++i) attempt(whole.subarray(0, Math.floor((whole.length * i) / 30)));
    // The header, the section headers at the end, and the tables before them matter most.
    const random = sequence(20_261_123);
    for (let i = 0; i < 240; ++i) {
      const bytes = Buffer.from(whole);
      const from = i % 2 === 0 ? 0 : Math.floor(bytes.length / 2);
      for (let k = 0; k <= i % 3; ++k) {
        const at = i % 5 === 0 ? random(64) : from + random(bytes.length - from);
        bytes[at] = i % 4 < 2 ? 0xff : random(256);
      }
      attempt(bytes);
    }
    expect([...statuses].every((status) => status !== null && [0, 1, 3].includes(status))).toBe(
      true,
    );
    expect(statuses.has(fault)).toBe(true);
  });

  /** Numbers below a bound: the same ones on each run (Park and Miller's generator). */
  function sequence(seed: number): (bound: number) => number {
    let state = seed;
    return (bound) => {
      state = (state * 48_271) % 2_147_483_647;
      return state % bound;
    };
  }
});

describe('the run-time program', () => {
  let image: Buffer;

  beforeAll(() => {
    const assembly = write('ret', '.globl main\nmain: mov $7, %eax\nret\n');
    const { status, stderr } = link(assembly);
    if (status !== 0) throw new Error(`the smallest program does not link: ${stderr}`);
    image = readFileSync(imageOf(assembly));
  });

  function runChanged(change: (bytes: Buffer) => Buffer | void): Ended {
    const path = join(root, 'changed.image');
    const bytes = Buffer.from(image);
    writeFileSync(path, change(bytes) ?? bytes);
    return run(path);
  }

  const at = {
    magic: 0,
    version: 8,
    buildId: 12,
    textOffset: 32,
    dataMemory: 96,
    main: 104,
    init: 112,
  };

  it('runs the image that the others are made of', () => {
    expect(runChanged(() => {}).status).toBe(7);
  });

  it.each([
    ['not an image of this version', (bytes: Buffer) => void bytes.fill(0, at.magic, 4)],
    ['not an image of this version', (bytes: Buffer) => void bytes.writeUInt32LE(2, at.version)],
    [
      'the image was linked for another run-time program',
      (bytes: Buffer) => void bytes.fill(0, at.buildId, at.buildId + 1),
    ],
    [
      'the image has a segment out of bounds',
      (bytes: Buffer) => void bytes.writeUInt32LE(1, at.textOffset),
    ],
    [
      'the image has a segment out of bounds',
      (bytes: Buffer) => void bytes.writeUInt32LE(0, at.textOffset),
    ],
    [
      'the image has a segment out of bounds',
      (bytes: Buffer) => void bytes.writeBigUInt64LE(1n << 63n, at.dataMemory),
    ],
    [
      'the image has an address out of bounds',
      (bytes: Buffer) => void bytes.fill(0xff, at.main, at.main + 8),
    ],
    [
      'the image has an address out of bounds',
      (bytes: Buffer) => void bytes.writeBigUInt64LE(1n << 61n, at.init + 8),
    ],
    ['the image is cut short', (bytes: Buffer) => bytes.subarray(0, 100)],
    ['the image has a segment out of bounds', (bytes: Buffer) => bytes.subarray(0, 4096)],
  ])('refuses: %s', (message, change) => {
    const { status, stderr } = runChanged(change);
    expect({ status, stderr }).toEqual({
      status: refusedByRunTime,
      stderr: `goldpan run-time: ${message}\n`,
    });
  });

  it.each([
    [[], 'usage: program --image-fd NUMBER [--fill XX]'],
    [['--image-fd', 'x'], "--image-fd wants a descriptor's number"],
    [['--image-fd', '3', '--fill', '100'], '--fill wants a byte as 00 to ff'],
    [['--image-fd', '77'], "the image's descriptor is not open"],
  ])('refuses %j', (args, message) => {
    const { status, stderr } = start(runTime, args);
    expect({ status, stderr }).toEqual({
      status: refusedByRunTime,
      stderr: `goldpan run-time: ${message}\n`,
    });
  });
});
