import { AppError, invalidField } from '#libs/domain/app-error.ts';
import type { ScoreProgramsRequest } from '#libs/gen/goldpan/scorer/v1/ScoreProgramsRequest.ts';
import type { ScoreProgramsResponseInput } from '#libs/gen/goldpan/scorer/v1/ScoreProgramsResponse.ts';
import { unary, type CallContext } from '#libs/rpc/handler.ts';
import { durationOfMs } from '#libs/wire/duration.ts';
import { problemFromMessage } from '#libs/wire/problem.ts';
import { candidateFromMessage } from '#libs/wire/program.ts';
import type { Scorer } from './scorer.ts';

/** Most programs in one call; the solver asks in batches. */
const programCountMax = 256;

/** The handlers over the scorers that are configured; the first is the default. */
export function scorerHandlers(scorers: readonly [Scorer, ...Scorer[]]) {
  const scorePrograms = async (
    request: ScoreProgramsRequest,
    { signal }: CallContext,
  ): Promise<ScoreProgramsResponseInput> => {
    const scorer =
      request.scorer === '' ? scorers[0] : scorers.find(({ name }) => name === request.scorer);
    if (scorer === undefined) {
      const names = scorers.map(({ name }) => name).join(', ');
      throw new AppError(
        'INVALID_ARGUMENT',
        'UNKNOWN_SCORER',
        `scorer "${request.scorer}" is not configured: use one of ${names}, or set GOLDPAN_SCORER_BASE_URL and GOLDPAN_SCORER_MODEL for "endpoint"`,
      );
    }
    const { length } = request.programs;
    if (length < 1 || length > programCountMax)
      throw invalidField('programs', `has ${length} entries: allowed are 1 to ${programCountMax}`);
    const problem = problemFromMessage(request.problem, 'problem');
    const programs = request.programs.map((program, index) => ({
      candidate: candidateFromMessage(program.candidate, `programs[${index}].candidate`),
      clusterSampleCount: program.clusterSampleCount,
      totalSampleCount: program.totalSampleCount,
      inputOkCount: program.inputOkCount,
      inputCount: program.inputCount,
    }));
    const cpuBefore = process.cpuUsage();
    const { scores, tokenCount, calibration } = await scorer.score(problem, programs, signal);
    const cpu = process.cpuUsage(cpuBefore);
    return {
      scores: scores.map(({ probability, isFromModel, uncalibratedProbability }) => ({
        probability,
        isFromModel,
        uncalibratedProbability: uncalibratedProbability ?? probability,
      })),
      scorer: scorer.name,
      tokenCount,
      cpuTime: durationOfMs((cpu.user + cpu.system) / 1000),
      calibration: calibration ?? '',
    };
  };
  return { ScorePrograms: unary(scorePrograms) };
}
