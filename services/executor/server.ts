import { invalidField } from '#libs/domain/app-error.ts';
import type { JudgeProgramRequest } from '#libs/gen/goldpan/executor/v1/JudgeProgramRequest.ts';
import type { JudgeProgramResponseInput } from '#libs/gen/goldpan/executor/v1/JudgeProgramResponse.ts';
import type { GetCapabilitiesRequest } from '#libs/gen/goldpan/executor/v1/GetCapabilitiesRequest.ts';
import type { GetCapabilitiesResponseInput } from '#libs/gen/goldpan/executor/v1/GetCapabilitiesResponse.ts';
import type { RunProgramRequest } from '#libs/gen/goldpan/executor/v1/RunProgramRequest.ts';
import type { RunProgramResponseInput } from '#libs/gen/goldpan/executor/v1/RunProgramResponse.ts';
import type { TraceProgramRequest } from '#libs/gen/goldpan/executor/v1/TraceProgramRequest.ts';
import type { TraceProgramResponseInput } from '#libs/gen/goldpan/executor/v1/TraceProgramResponse.ts';
import { unary, type CallContext } from '#libs/rpc/handler.ts';
import { count } from '#libs/telemetry/metrics.ts';
import { durationOfMs } from '#libs/wire/duration.ts';
import { languageToMessage, verdictToMessage } from '#libs/wire/enums.ts';
import { judgementToMessage, programRunToMessage } from '#libs/wire/execution.ts';
import { checkerFromMessage, limitsFromMessage, testFromMessage } from '#libs/wire/problem.ts';
import { programFromMessage } from '#libs/wire/program.ts';
import { makeBlob } from './blob.ts';
import { readCapabilities } from './capabilities.ts';
import type { Executor } from './executor.ts';
import { judgeProgram, nameTests } from './judge.ts';
import { judgeByLadder } from './ladder.ts';
import { packageHandlers } from './package-handlers.ts';
import { requireItems } from './request-limits.ts';
import { runProgram } from './run.ts';
import { traceProgram } from './trace.ts';

/** The handlers of the service; `executor` is read at each call, since the sandbox starts later. */
export function executorHandlers(executor: () => Executor) {
  return {
    ...packageHandlers(executor),

    RunProgram: unary(
      async (
        request: RunProgramRequest,
        { signal }: CallContext,
      ): Promise<RunProgramResponseInput> => {
        const program = programFromMessage(request.program, 'program');
        requireItems(
          'inputs',
          request.inputs.map((input) => input.length),
        );
        const limits = limitsFromMessage(request.limits);
        const run = await runProgram(
          executor(),
          program,
          request.inputs.map((input) => makeBlob(input)),
          limits,
          signal,
        );
        count('verdicts', 1, { work: 'run', verdict: run.verdict });
        return programRunToMessage(run);
      },
    ),

    JudgeProgram: unary(
      async (
        request: JudgeProgramRequest,
        { signal }: CallContext,
      ): Promise<JudgeProgramResponseInput> => {
        const program = programFromMessage(request.program, 'program');
        requireItems(
          'tests',
          request.tests.map((test) => test.input.length + test.answer.length),
        );
        const task = {
          tests: nameTests(request.tests.map(testFromMessage)),
          checker: checkerFromMessage(request.checker, 'checker'),
          limits: limitsFromMessage(request.limits),
          stopOnFirstFailure: request.stopOnFirstFailure,
        };
        if (request.verdictOnly && !request.stopOnFirstFailure) {
          throw invalidField(
            'verdict_only',
            'needs stop_on_first_failure: a cheaper compiler finds out the first failing test alone',
          );
        }
        const judge = request.verdictOnly ? judgeByLadder : judgeProgram;
        const judgement = await judge(executor(), program, task, signal);
        count('verdicts', 1, { work: 'judge', verdict: judgement.verdict });
        return judgementToMessage(judgement);
      },
    ),

    TraceProgram: unary(
      async (
        request: TraceProgramRequest,
        { signal }: CallContext,
      ): Promise<TraceProgramResponseInput> => {
        const program = programFromMessage(request.program, 'program');
        requireItems(
          'inputs',
          request.inputs.map((input) => input.length),
        );
        const task = {
          inputs: request.inputs.map((input) => makeBlob(input)),
          checker: checkerFromMessage(request.checker, 'checker'),
          limits: limitsFromMessage(request.limits),
        };
        const { verdict, behaviours, cpuTimeMs } = await traceProgram(
          executor(),
          program,
          task,
          signal,
        );
        count('verdicts', 1, { work: 'trace', verdict });
        return {
          verdict: verdictToMessage(verdict),
          behaviours,
          cpuTime: durationOfMs(cpuTimeMs),
        };
      },
    ),

    GetCapabilities: unary(
      async (
        _request: GetCapabilitiesRequest,
        { signal }: CallContext,
      ): Promise<GetCapabilitiesResponseInput> => {
        const { languages, slotCount, tier, walls } = await readCapabilities(executor(), signal);
        return {
          languages: languages.map(({ language, isAvailable, detail }) => ({
            language: languageToMessage(language),
            isAvailable,
            detail,
          })),
          slotCount,
          tier,
          walls: walls.map(({ name, state, detail }) => ({
            name,
            isClosed: state === 'closed',
            detail: `${state}: ${detail}`,
          })),
        };
      },
    ),
  };
}
