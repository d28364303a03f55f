'use strict';
// Runs one JavaScript program in an isolate of its own, behind the sandbox's walls. The program sees a
// V8 shell: readline(), print(), write(), console.log(), quit(); no require, no process, no object of this
// side. Its source comes on fd 3. Arguments: native module of isolated-vm, then "check" or "run".
// CommonJS and without packages, because behind the walls there is nothing else to read: even looking
// for a package.json is refused.

const { readFileSync, readSync, writeSync, closeSync } = require('node:fs');
const { StringDecoder } = require('node:string_decoder');

const [isolatePath, mode] = process.argv.slice(2);
const isolated = { exports: {} };
process.dlopen(isolated, isolatePath);
const { ivm } = isolated.exports;

const sourceFd = 3;
// The sandbox counts memory and ends the process; this is only to fail with a clear message before
// that. It is therefore at least what any limit allows.
const isolateMegabytes = 8192;
/** Output is handed over in pieces of this many characters. */
const flushCharacters = 64 * 1024;
const quitMessage = 'goldpan: quit';

let exitStatus = 0;

function main() {
  const source = readFileSync(sourceFd, 'utf8');
  closeSync(sourceFd);
  const isolate = new ivm.Isolate({ memoryLimit: isolateMegabytes });
  let script;
  try {
    script = isolate.compileScriptSync(source, { filename: 'program.js' });
  } catch (error) {
    return fail(error);
  }
  if (mode === 'check') return;
  const context = isolate.createContextSync();
  const end = context.evalClosureSync(
    shell,
    [
      new ivm.Callback((text) => writeAll(1, text)),
      new ivm.Callback((text) => writeAll(2, text)),
      new ivm.Callback(readSome),
      new ivm.Callback((status) => {
        exitStatus = status;
      }),
      flushCharacters,
      quitMessage,
    ],
    { result: { reference: true } },
  );
  try {
    script.runSync(context);
  } catch (error) {
    if (!String(error && error.message).includes(quitMessage)) fail(error);
  }
  if (!isolate.isDisposed) end.applySync(undefined, []);
}

/** Runs in the isolate, before the program and out of its reach. Returns the function that writes what is left. */
const shell = `
  const [writeOut, writeError, readSome, setStatus, flushCharacters, quitMessage] = [$0, $1, $2, $3, $4, $5];
  const join = Function.prototype.call.bind(Array.prototype.join);
  const indexOf = Function.prototype.call.bind(String.prototype.indexOf);
  const slice = Function.prototype.call.bind(String.prototype.slice);
  const toText = String;
  let pending = '';
  let input = '';
  let position = 0;
  let isAtEnd = false;
  const flush = () => { if (pending !== '') { const text = pending; pending = ''; writeOut(text); } };
  const put = (text) => { pending += text; if (pending.length >= flushCharacters) flush(); };
  const texts = (values) => { const list = []; for (let i = 0; i < values.length; i++) list[i] = toText(values[i]); return list; };
  const print = (...values) => put(join(texts(values), ' ') + '\\n');
  const printErr = (...values) => writeError(join(texts(values), ' ') + '\\n');
  const define = (name, value) => Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
  define('print', print);
  define('write', (...values) => put(join(texts(values), '')));
  define('printErr', printErr);
  define('console', { log: print, info: print, debug: print, error: printErr, warn: printErr });
  define('readline', () => {
    let end = indexOf(input, '\\n', position);
    while (end < 0 && !isAtEnd) {
      // Whoever is to answer must have been asked: what was printed goes out before anything is awaited.
      flush();
      const more = readSome();
      if (more === undefined) isAtEnd = true;
      const searched = input.length - position;
      input = slice(input, position) + (more === undefined ? '' : more);
      position = 0;
      end = indexOf(input, '\\n', searched);
    }
    if (end < 0) {
      if (position >= input.length) return undefined;
      end = input.length;
    }
    let line = slice(input, position, end);
    position = end + 1;
    if (line.length > 0 && line[line.length - 1] === '\\r') line = slice(line, 0, line.length - 1);
    return line;
  });
  define('quit', (status = 0) => { setStatus(Number(status) & 255); throw new Error(quitMessage); });
  return flush;
`;

const inputPiece = Buffer.alloc(1024 * 1024);
const inputDecoder = new StringDecoder('utf8');

/** The next piece of standard input, as it comes; undefined at its end. */
function readSome() {
  for (;;) {
    let byteCount;
    try {
      byteCount = readSync(0, inputPiece);
    } catch (error) {
      if (error.code === 'EAGAIN') continue;
      if (error.code !== 'EOF') throw error;
      byteCount = 0;
    }
    const text =
      byteCount === 0 ? inputDecoder.end() : inputDecoder.write(inputPiece.subarray(0, byteCount));
    if (text !== '') return text;
    if (byteCount === 0) return undefined;
  }
}

function fail(error) {
  exitStatus = exitStatus || 1;
  const message = String((error && error.stack) || error);
  // The words by which the sandbox's supervisor knows that memory was the cause.
  const isMemory = /memory limit|Array buffer allocation failed|Invalid array buffer length/.test(
    message,
  );
  writeAll(2, message + '\n' + (isMemory ? 'JavaScript heap out of memory\n' : ''));
}

function writeAll(fd, text) {
  const bytes = Buffer.from(text, 'utf8');
  for (let start = 0; start < bytes.length;) {
    try {
      start += writeSync(fd, bytes, start);
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error;
    }
  }
}

try {
  main();
} catch (error) {
  fail(error);
}
// Threads of V8 must not hold the process back.
process.reallyExit(exitStatus);
