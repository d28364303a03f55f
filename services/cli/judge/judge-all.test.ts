import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AppError } from '#libs/domain/app-error.ts';
import { resolveLimits } from '#libs/domain/limits.ts';
import type { JudgeProgramRequest } from '#libs/gen/goldpan/executor/v1/JudgeProgramRequest.ts';
import type { JudgeProgramResponseInput } from '#libs/gen/goldpan/executor/v1/JudgeProgramResponse.ts';
import { startParts } from '#libs/lifecycle/parts.ts';
import type { PackageSubmission } from '#libs/packages/submissions.ts';
import { connect } from '#libs/rpc/client.ts';
import { unary } from '#libs/rpc/handler.ts';
import { executorMessageBytesMax, serverPart } from '#libs/rpc/server.ts';
import { silentLogger } from '#libs/telemetry/logger.ts';
import { makeProgram } from '#libs/testing/builders.ts';
import type { ExecutorClient } from '../executor-client.ts';
import { judgeAll } from './judge-all.ts';

/** Answers as an executor whose checker fails on the program "broken", once "endless" has begun. */
const endlessBegan = Promise.withResolvers<void>();
let stop: () => Promise<void>;
let client: ExecutorClient;

beforeAll(async () => {
  let address = '';
  const unused = unary((): Promise<object> => Promise.reject(new Error('is not called')));
  const server = serverPart({
    address: '127.0.0.1:0',
    reflection: false,
    messageBytesMax: executorMessageBytesMax,
    logger: silentLogger,
    service: 'goldpan.executor.v1.ExecutorService',
    handlers: {
      RunProgram: unused,
      GetCapabilities: unused,
      TraceProgram: unused,
      CheckOutputs: unused,
      ValidateInputs: unused,
      JudgeProgram: unary(
        async (request: JudgeProgramRequest, { signal }): Promise<JudgeProgramResponseInput> => {
          if (String(request.program?.source) === 'endless') {
            endlessBegan.resolve();
            await new Promise((resolve) => signal.addEventListener('abort', resolve));
            signal.throwIfAborted();
          }
          await endlessBegan.promise;
          throw new AppError('FAILED_PRECONDITION', 'CHECKER_FAILED', 'the checker fell over');
        },
      ),
    },
    onListening: (bound) => {
      address = bound;
    },
  });
  stop = await startParts([server], silentLogger);
  client = connect('goldpan.executor.v1.ExecutorService', address, executorMessageBytesMax);
});

afterAll(async () => {
  client.close();
  await stop();
});

const submission = (source: string): PackageSubmission => ({
  path: `submissions/accepted/${source}.cpp`,
  folder: 'accepted',
  language: 'cpp20',
  program: makeProgram(source),
  expected: ['accepted'],
});

describe('judgeAll', () => {
  it('throws what failed first, with its submission, and not what was stopped because of it', async () => {
    const judged = judgeAll(client, [submission('endless'), submission('broken')], {
      limits: resolveLimits({}),
      chunks: [[]],
      isEveryTestRun: false,
      signal: new AbortController().signal,
      jobCount: 2,
      onJudged: () => undefined,
    });
    await expect(judged).rejects.toMatchObject({
      reason: 'CHECKER_FAILED',
      message: 'submissions/accepted/broken.cpp: the checker fell over',
    });
  });
});
