import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { AppError, messageOf } from '#libs/domain/app-error.ts';
import type { Language } from '#libs/domain/language.ts';
import type { Logger } from '#libs/telemetry/logger.ts';
import { standardOf } from './cpp-flags.ts';

/** The files of the front rung; `npm run setup` makes them. */
export type FrontFiles = {
  /** The compile server. */
  readonly compilerPath: string;
  /** The program that runs images. */
  readonly runTimePath: string;
  /** Its symbols, against which images are linked. */
  readonly symbolsPath: string;
};

/** What the front rung's compiler made of a program. */
export type FrontCompilation = {
  readonly cpuTimeMs: number;
  /** From the request to its answer, waiting for other compilations included. */
  readonly wallTimeMs: number;
  readonly outcome:
    | {
        readonly kind: 'image';
        readonly image: Buffer;
        /** C++ leaves open what the program does, as far as the compiler can see; see native/compiler/README.md. */
        readonly isDoubtful: boolean;
      }
    /** No program: neither clang nor g++ takes it. What clang says, for a person. */
    | { readonly kind: 'refused'; readonly log: string }
    /** Not for this rung, or refused by clang alone: the full rung finds out. */
    | { readonly kind: 'declined'; readonly reason: string };
};

/** The compile servers, one a standard. */
export type FrontCompiler = {
  /**
   * Undefined while there is no server yet: it is started in the background once enough programs came,
   * and until then the full rung does without. INTERNAL (FRONT_RUNG_FAILED) when the server died under it.
   */
  readonly compile: (
    language: Language,
    source: Uint8Array,
  ) => Promise<FrontCompilation | undefined>;
  /** Starts the server of a language at once. INTERNAL (FRONT_RUNG_FAILED) when it does not start. */
  readonly start: (language: Language) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Programs of a language after which its server starts: fewer do not earn the seconds that this takes. */
const programCountMin = 16;
/** Parsing and instantiating the common headers takes seconds, on a busy machine many. */
const startTimeoutMs = 120_000;
/** A server that died is not started again before. */
const restartDelayMs = 5000;
const logCharactersMax = 4096;

/** As many compilations at once as there are slots. */
export function makeFrontCompiler(
  files: FrontFiles,
  parallelCount: number,
  logger: Logger,
): FrontCompiler {
  const servers = new Map<Language, { readonly starting: Promise<Server>; ready?: Server }>();
  const programCounts = new Map<Language, number>();
  const closing = new AbortController();

  const forgetLater = (language: Language): void => {
    setTimeout(() => servers.delete(language), restartDelayMs).unref();
  };

  const startOne = async (language: Language): Promise<Server> => {
    try {
      const server = await startServer(files, language, parallelCount, closing.signal);
      void server.ended.then(() => {
        if (closing.signal.aborted) return;
        logger.error({ language, detail: server.log() }, 'a compile server died');
        forgetLater(language);
      });
      return server;
    } catch (error) {
      if (!closing.signal.aborted) {
        logger.error({ language }, 'a compile server does not start', error);
        forgetLater(language);
      }
      throw error;
    }
  };

  const start = async (language: Language): Promise<void> => {
    const known = servers.get(language);
    if (known !== undefined) {
      await known.starting;
      return;
    }
    const entry: { starting: Promise<Server>; ready?: Server } = { starting: startOne(language) };
    servers.set(language, entry);
    entry.ready = await entry.starting;
  };

  return {
    start,
    compile: async (language, source) => {
      const known = servers.get(language);
      if (known !== undefined) return await known.ready?.compile(source);
      const programCount = (programCounts.get(language) ?? 0) + 1;
      programCounts.set(language, programCount);
      // Logged where it happens.
      if (programCount >= programCountMin) start(language).catch(() => undefined);
      return undefined;
    },
    close: async () => {
      closing.abort();
      const ending = [...servers.values()].map(async ({ starting }) => (await starting).ended);
      await Promise.allSettled(ending);
    },
  };
}

type Server = {
  readonly compile: (source: Uint8Array) => Promise<FrontCompilation>;
  readonly ended: Promise<unknown>;
  readonly log: () => string;
};

/** Of the answers; see native/compiler/README.md. */
const answerHeaderBytes = 18;
const statusImage = 0;
const statusRefused = 1;
/** The first page of an image is its header (native/front/image.hpp). */
const imageBytesMin = 4096;

async function startServer(
  files: FrontFiles,
  language: Language,
  parallelCount: number,
  closing: AbortSignal,
): Promise<Server> {
  const child = spawn(
    files.compilerPath,
    [
      '--serve',
      '--standard',
      standardOf(language),
      '--symbols',
      files.symbolsPath,
      '--parallel',
      String(parallelCount),
    ],
    // Its own group: a Ctrl-C at the terminal is ours to answer. No variable of ours reaches it.
    { stdio: ['pipe', 'pipe', 'pipe'], env: {}, detached: true },
  );
  let log = '';
  child.stderr.on('data', (chunk: Buffer) => {
    if (log.length < logCharactersMax) log += chunk.toString();
  });
  // A server that died has said so by its exit.
  child.stdin.on('error', () => undefined);
  const ended = Promise.race([
    once(child, 'exit'),
    once(child, 'error').then(([error]) => {
      log += messageOf(error);
    }),
  ]);
  const waiting = new Map<number, (answer: Answer | undefined) => void>();
  void ended.then(() => {
    for (const resolve of waiting.values()) resolve(undefined);
    waiting.clear();
  });
  readAnswers(child, (answer) => {
    const resolve = waiting.get(answer.id);
    waiting.delete(answer.id);
    resolve?.(answer);
  });
  const awaitAnswer = (id: number): Promise<Answer | undefined> =>
    new Promise((resolve) => waiting.set(id, resolve));

  // Its children die with it, and hold nothing that would have to be put in order.
  closing.addEventListener('abort', () => child.kill('SIGKILL'), { once: true });
  const timer = setTimeout(() => child.kill('SIGKILL'), startTimeoutMs);
  const ready = await awaitAnswer(0);
  clearTimeout(timer);
  if (ready === undefined) throw failed(`it did not start: ${log.trim()}`);

  let lastId = 0;
  return {
    ended,
    log: () => log.trim(),
    compile: async (source) => {
      if (child.exitCode !== null || child.signalCode !== null) throw failed(log.trim());
      lastId += 1;
      const head = Buffer.alloc(8);
      head.writeUInt32LE(source.length + 4, 0);
      head.writeUInt32LE(lastId, 4);
      const answering = awaitAnswer(lastId);
      child.stdin.write(Buffer.concat([head, source]));
      const startedMs = performance.now();
      const answer = await answering;
      if (answer === undefined) throw failed(log.trim());
      return compilationOf(answer, performance.now() - startedMs);
    },
  };
}

type Answer = {
  readonly id: number;
  readonly status: number;
  readonly isDoubtful: boolean;
  readonly cpuNs: bigint;
  readonly payload: Buffer;
};

function readAnswers(child: ChildProcess, onAnswer: (answer: Answer) => void): void {
  let chunks: Buffer[] = [];
  let byteCount = 0;
  child.stdout?.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    byteCount += chunk.length;
    let rest = byteCount >= answerHeaderBytes ? Buffer.concat(chunks) : undefined;
    if (rest === undefined) return;
    while (rest.length >= 4 && rest.length >= rest.readUInt32LE(0) + 4) {
      const end = rest.readUInt32LE(0) + 4;
      onAnswer({
        id: rest.readUInt32LE(4),
        status: rest.readUInt8(8),
        isDoubtful: rest.readUInt8(9) !== 0,
        cpuNs: rest.readBigUInt64LE(10),
        payload: Buffer.from(rest.subarray(answerHeaderBytes, end)),
      });
      rest = rest.subarray(end);
    }
    chunks = [rest];
    byteCount = rest.length;
  });
}

function compilationOf(
  { status, isDoubtful, cpuNs, payload }: Answer,
  wallTimeMs: number,
): FrontCompilation {
  const cpuTimeMs = Number(cpuNs) / 1e6;
  // A source that took over its compiler may answer what it likes: the rest of an image is checked where it runs.
  if (status === statusImage && payload.length >= imageBytesMin)
    return { cpuTimeMs, wallTimeMs, outcome: { kind: 'image', image: payload, isDoubtful } };
  // No longer than what is kept of our own words.
  const text = payload.toString('utf8', 0, logCharactersMax);
  if (status === statusRefused && !isDoubtful)
    return { cpuTimeMs, wallTimeMs, outcome: { kind: 'refused', log: `clang: ${text}\n` } };
  return {
    cpuTimeMs,
    wallTimeMs,
    outcome: {
      kind: 'declined',
      reason: status === statusImage ? 'no image' : text || 'clang refuses it',
    },
  };
}

function failed(detail: string): AppError {
  return new AppError('INTERNAL', 'FRONT_RUNG_FAILED', `the compile server failed: ${detail}`);
}
