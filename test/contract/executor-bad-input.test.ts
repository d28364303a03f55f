import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, credentials } from '@grpc/grpc-js';
import type { Limits } from '#libs/domain/limits.ts';
import { Language } from '#libs/domain/language.ts';
import { randomFrom } from '#libs/domain/random.ts';
import type { JudgeProgramRequestInput } from '#libs/gen/goldpan/executor/v1/JudgeProgramRequest.ts';
import type { LimitsInput } from '#libs/gen/goldpan/common/v1/Limits.ts';
import { startParts } from '#libs/lifecycle/parts.ts';
import { connect, type RpcClient } from '#libs/rpc/client.ts';
import { executorMessageBytesMax } from '#libs/rpc/server.ts';
import { silentLogger } from '#libs/telemetry/logger.ts';
import { languageToMessage } from '#libs/wire/enums.ts';
import { readExecutorConfig } from '../../services/executor/config.ts';
import { executorParts } from '../../services/executor/parts.ts';
import { callTimeoutMs, sumCpp } from '../support/executor.ts';

// The real service over the wire: whatever comes in, the answer names what is wrong, and the service goes on.

const mebibyte = 1024 * 1024;
let stop: () => Promise<void>;
let client: RpcClient<'goldpan.executor.v1.ExecutorService'>;
/** A client without our limits and codecs, as a careless caller has one. */
let raw: Client;

beforeAll(async () => {
  let address = '';
  const parts = executorParts(
    readExecutorConfig({
      GOLDPAN_EXECUTOR_LISTEN: '127.0.0.1:0',
      GOLDPAN_NATS_URL: '',
      GOLDPAN_EXECUTOR_SLOTS: '2',
    }),
    silentLogger,
    (bound) => {
      address = bound;
    },
  );
  stop = await startParts(parts, silentLogger);
  client = connect('goldpan.executor.v1.ExecutorService', address, executorMessageBytesMax);
  raw = new Client(address, credentials.createInsecure(), { 'grpc.max_send_message_length': -1 });
});

afterAll(async () => {
  raw?.close();
  client?.close();
  await stop?.();
});

const program = { language: 'LANGUAGE_CPP20', source: Buffer.from(sumCpp) } as const;
const tests = [{ name: 'sum', input: Buffer.from('1 2\n'), answer: Buffer.from('3\n') }];

function judge(request: JudgeProgramRequestInput) {
  return client.call('JudgeProgram', { program, tests, ...request }, { timeoutMs: callTimeoutMs });
}

const judgeProgram = '/goldpan.executor.v1.ExecutorService/JudgeProgram';

/** Sends bytes as they are; resolves with the answer's bytes. */
function callRaw(path: string, request: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    raw.makeUnaryRequest(
      path,
      (bytes: Buffer) => bytes,
      (bytes: Buffer) => bytes,
      request,
      { deadline: Date.now() + callTimeoutMs },
      (error, answer) => (error === null ? resolve(answer ?? Buffer.alloc(0)) : reject(error)),
    );
  });
}

/** Field 1 of grpc.health.v1.HealthCheckResponse is SERVING, and a good program is accepted. */
async function expectToServe(): Promise<void> {
  const health = await callRaw('/grpc.health.v1.Health/Check', Buffer.alloc(0));
  expect([...health]).toEqual([0x08, 0x01]);
  expect((await judge({})).verdict).toBe('VERDICT_ACCEPTED');
}

describe('a language', () => {
  it.each([
    ['that is missing', {}],
    ['that no version knows', { language: 4711 as never }],
  ])('%s is refused with the known ones', async (_name, language) => {
    await expect(judge({ program: { source: program.source, ...language } })).rejects.toMatchObject(
      {
        code: 'INVALID_ARGUMENT',
        reason: 'INVALID_FIELD',
        violations: [
          {
            field: 'program.language',
            description: expect.stringMatching(/is no language: use one of .*LANGUAGE_CPP20/),
          },
        ],
      },
    );
    await expectToServe();
  });
});

describe('a source', () => {
  const random = randomFrom('garbage');
  const garbage = Buffer.from(Array.from({ length: 100_000 }, () => random.integer(0, 255)));

  it('of twenty megabytes is refused with its size and what is allowed', async () => {
    await expect(
      judge({ program: { ...program, source: Buffer.alloc(20e6, 32) } }),
    ).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
      reason: 'INVALID_FIELD',
      violations: [
        { field: 'program.source', description: 'has 20000000 bytes: allowed are 1 to 1048576' },
      ],
    });
    await expectToServe();
  });

  it('of a hundred megabytes is refused before it is read', async () => {
    await expect(callRaw(judgeProgram, Buffer.alloc(100e6, 32))).rejects.toMatchObject({
      // RESOURCE_EXHAUSTED
      code: 8,
      details: expect.stringMatching(/larger than max/),
    });
    await expectToServe();
  });

  it('of a hundred megabytes does not even leave a client of ours', async () => {
    await expect(
      judge({ program: { ...program, source: Buffer.alloc(100e6, 32) } }),
    ).rejects.toMatchObject({
      code: 'RESOURCE_EXHAUSTED',
      message: expect.stringMatching(/larger than 83886080/),
    });
    await expectToServe();
  });

  it.each([Language.Cpp17, Language.Cpp20, Language.Cpp23, Language.Python3, Language.JavaScript])(
    'of random bytes does not compile as %s',
    async (language) => {
      const judgement = await judge({
        program: { language: languageToMessage(language), source: garbage },
      });
      expect(judgement.verdict).toBe('VERDICT_COMPILE_ERROR');
      expect(judgement.results).toEqual([]);
      expect(judgement.compilation?.log.length).toBeLessThanOrEqual(64 * 1024);
      await expectToServe();
    },
  );

  it('of zero bytes alone does not compile', async () => {
    const { verdict } = await judge({ program: { ...program, source: Buffer.alloc(1000) } });
    expect(verdict).toBe('VERDICT_COMPILE_ERROR');
    await expectToServe();
  });

  it('cannot be half a message', async () => {
    // Field 1, of 200 bytes, of which there are three.
    await expect(
      callRaw(judgeProgram, Buffer.from([0x0a, 0xc8, 0x01, 1, 2, 3])),
    ).rejects.toMatchObject({
      details: expect.stringMatching(/deserializ/i),
    });
    await expectToServe();
  });
});

describe('a checker', () => {
  const checker = (source: string, convention: 'KATTIS' | 'TESTLIB' = 'KATTIS') => ({
    program: {
      files: [{ name: 'check.cpp', content: Buffer.from(source) }],
      language: 'LANGUAGE_CPP20' as const,
      convention: `CHECKER_CONVENTION_${convention}` as const,
    },
  });

  it.each([
    ['does not compile', checker('int main( {'), /the checker does not compile: .*check\.cpp/],
    ['is random bytes', checker('\u0001\u0002\u0003'), /the checker does not compile/],
    [
      'crashes',
      checker('int main() { volatile int* p = nullptr; *p = 1; }'),
      /signal 11 ended the checker/,
    ],
    [
      'says what its convention does not know',
      checker('int main() { return 7; }'),
      /status 7, where 42 accepts and 43 rejects/,
    ],
    [
      'says what testlib does not know',
      checker('int main() { return 9; }', 'TESTLIB'),
      /status 9, where 0 accepts, 1 and 2 reject/,
    ],
  ])('that %s fails the call and judges nobody', async (_name, checker, message) => {
    await expect(judge({ checker })).rejects.toMatchObject({
      code: 'FAILED_PRECONDITION',
      reason: 'CHECKER_FAILED',
      message: expect.stringMatching(message),
    });
    await expectToServe();
  });
});

describe('a limit', () => {
  it.each<[keyof Limits, string, LimitsInput, string]>([
    ['cpuTimeMs', 'negative', { cpuTime: { seconds: -1 } }, '1 to 120000'],
    ['cpuTimeMs', 'under a millisecond', { cpuTime: { nanos: 1 } }, '1 to 120000'],
    ['cpuTimeMs', 'over the maximum', { cpuTime: { seconds: 120, nanos: 1 } }, '1 to 120000'],
    ['cpuTimeMs', 'of a million years', { cpuTime: { seconds: 31_556_952e6 } }, '1 to 120000'],
    ['wallTimeMs', 'negative', { wallTime: { seconds: -1 } }, '1 to 300000'],
    ['wallTimeMs', 'under a millisecond', { wallTime: { nanos: 1 } }, '1 to 300000'],
    ['wallTimeMs', 'over the maximum', { wallTime: { seconds: 301 } }, '1 to 300000'],
    ['memoryBytes', 'negative', { memoryBytes: -1 }, '1048576 to 8589934592'],
    ['memoryBytes', 'of a byte', { memoryBytes: 1 }, '1048576 to 8589934592'],
    [
      'memoryBytes',
      'over the maximum',
      { memoryBytes: 8192 * mebibyte + 1 },
      '1048576 to 8589934592',
    ],
    ['outputBytes', 'negative', { outputBytes: -1 }, '1 to 67108864'],
    ['outputBytes', 'over the maximum', { outputBytes: 64 * mebibyte + 1 }, '1 to 67108864'],
  ])('%s %s is refused with what is allowed', async (limit, _name, limits, allowed) => {
    await expect(judge({ limits })).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
      reason: 'LIMIT_OUT_OF_RANGE',
      metadata: { limit, allowed },
      message: expect.stringMatching(new RegExp(`^limits\\.\\w+ is .*: allowed are ${allowed}$`)),
    });
    await expectToServe();
  });

  it.each<[string, LimitsInput]>([
    ['cpu_time', { cpuTime: { seconds: 0, nanos: 0 } }],
    ['wall_time', { wallTime: { seconds: 0, nanos: 0 } }],
    ['memory_bytes', { memoryBytes: 0 }],
    ['output_bytes', { outputBytes: 0 }],
  ])('%s of zero is its default', async (_name, limits) => {
    expect((await judge({ limits })).verdict).toBe('VERDICT_ACCEPTED');
  });

  it.each<[string, LimitsInput]>([
    ['cpu_time', { cpuTime: { seconds: 120 } }],
    ['wall_time', { wallTime: { seconds: 300 } }],
    ['memory_bytes', { memoryBytes: 8192 * mebibyte }],
    ['output_bytes', { outputBytes: 64 * mebibyte }],
  ])('%s at its maximum is taken', async (_name, limits) => {
    expect((await judge({ limits })).verdict).toBe('VERDICT_ACCEPTED');
  });
});
