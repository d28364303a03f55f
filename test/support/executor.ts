import { Language } from '#libs/domain/language.ts';
import type { JudgeProgramRequestInput } from '#libs/gen/goldpan/executor/v1/JudgeProgramRequest.ts';
import type { JudgeProgramResponse } from '#libs/gen/goldpan/executor/v1/JudgeProgramResponse.ts';
import { startParts } from '#libs/lifecycle/parts.ts';
import { connect, type RpcClient } from '#libs/rpc/client.ts';
import { executorMessageBytesMax } from '#libs/rpc/server.ts';
import { silentLogger } from '#libs/telemetry/logger.ts';
import { languageToMessage } from '#libs/wire/enums.ts';
import { readExecutorConfig } from '../../services/executor/config.ts';
import { executorParts } from '../../services/executor/parts.ts';

/** Deadline of a call in tests. */
export const callTimeoutMs = 60_000;

/** A running executor with a client of it. */
export type ExecutorUnderTest = {
  /** host:port. */
  readonly address: string;
  readonly client: RpcClient<'goldpan.executor.v1.ExecutorService'>;
  /** Judges a program, C++20 unless `language` says otherwise, on tests given as input and answer. */
  readonly judge: (
    source: string | Buffer,
    tests: readonly (readonly [string, string])[],
    options?: JudgeOptions,
  ) => Promise<JudgeProgramResponse>;
  readonly stop: () => Promise<void>;
};

export type JudgeOptions = Partial<Omit<JudgeProgramRequestInput, 'program' | 'tests'>> & {
  readonly language?: Language;
};

/** Starts the real service of two slots, with the real runner, compilers and interpreters, and without a bus. */
export async function startExecutor(
  environment: Readonly<Record<string, string>> = {},
): Promise<ExecutorUnderTest> {
  let address = '';
  const config = readExecutorConfig({
    GOLDPAN_EXECUTOR_LISTEN: '127.0.0.1:0',
    GOLDPAN_NATS_URL: '',
    GOLDPAN_EXECUTOR_SLOTS: '2',
    ...environment,
  });
  const parts = executorParts(config, silentLogger, (bound) => {
    address = bound;
  });
  const stop = await startParts(parts, silentLogger);
  const client = connect('goldpan.executor.v1.ExecutorService', address, executorMessageBytesMax);
  return {
    address,
    client,
    judge: (source, tests, { language = Language.Cpp20, ...options } = {}) =>
      client.call(
        'JudgeProgram',
        {
          program: { language: languageToMessage(language), source: Buffer.from(source) },
          tests: tests.map(([input, answer], index) => ({
            name: `test/${index + 1}`,
            input: Buffer.from(input),
            answer: Buffer.from(answer),
          })),
          ...options,
        },
        { timeoutMs: callTimeoutMs },
      ),
    stop: async () => {
      client.close();
      await stop();
    },
  };
}

/** A C++ program that adds two numbers. */
export const sumCpp =
  '#include <bits/stdc++.h>\nint main() { long long a, b; std::cin >> a >> b; std::cout << a + b << "\\n"; }\n';

/** A C++ program with this body of main, and this before it. */
export function mainOf(body: string, head = ''): string {
  return `#include <bits/stdc++.h>\n${head}\nint main() { ${body} }\n`;
}
