import { invalidField } from '#libs/domain/app-error.ts';
import type { CancelRunRequest } from '#libs/gen/goldpan/solver/v1/CancelRunRequest.ts';
import type { CancelRunResponseInput } from '#libs/gen/goldpan/solver/v1/CancelRunResponse.ts';
import type { GetRunRequest } from '#libs/gen/goldpan/solver/v1/GetRunRequest.ts';
import type { GetRunResponseInput } from '#libs/gen/goldpan/solver/v1/GetRunResponse.ts';
import type { ListRunsRequest } from '#libs/gen/goldpan/solver/v1/ListRunsRequest.ts';
import type { ListRunsResponseInput } from '#libs/gen/goldpan/solver/v1/ListRunsResponse.ts';
import type { StartRunRequest } from '#libs/gen/goldpan/solver/v1/StartRunRequest.ts';
import type { StartRunResponseInput } from '#libs/gen/goldpan/solver/v1/StartRunResponse.ts';
import type { WatchRunRequest } from '#libs/gen/goldpan/solver/v1/WatchRunRequest.ts';
import type { WatchRunResponseInput } from '#libs/gen/goldpan/solver/v1/WatchRunResponse.ts';
import { serverStream, unary } from '#libs/rpc/handler.ts';
import { runSpecFromMessage, runToMessage } from '#libs/wire/run.ts';
import type { Runs } from './runs.ts';

const pageSizeDefault = 20;
const pageSizeMax = 100;

/** The handlers over `runs`, which is there once the parts before the server have started. */
export function solverHandlers(runs: () => Runs) {
  return {
    StartRun: unary(async (request: StartRunRequest): Promise<StartRunResponseInput> => {
      if (!/^[A-Za-z0-9_-]{0,64}$/.test(request.requestId)) {
        throw invalidField('request_id', 'must match [A-Za-z0-9_-]{1,64}, or be empty');
      }
      const run = await runs().start(request.requestId, runSpecFromMessage(request.spec));
      return { run: runToMessage(run) };
    }),
    GetRun: unary(async ({ runId }: GetRunRequest): Promise<GetRunResponseInput> => {
      return { run: runToMessage(await runs().get(runId)) };
    }),
    ListRuns: unary(
      async ({ pageSize, pageToken }: ListRunsRequest): Promise<ListRunsResponseInput> => {
        if (pageSize < 0)
          throw invalidField(
            'page_size',
            `is ${pageSize}: allowed are 1 to ${pageSizeMax}, or 0 for ${pageSizeDefault}`,
          );
        const countMax = Math.min(pageSize || pageSizeDefault, pageSizeMax);
        const page = await runs().list(countMax, pageToken);
        return {
          // Sources of a hundred runs would not fit into a message; GetRun has them.
          runs: page.runs.map((run) => runToMessage({ ...run, submissions: [] })),
          nextPageToken: page.hasMore ? (page.runs.at(-1)?.runId ?? '') : '',
        };
      },
    ),
    WatchRun: serverStream(async function* (
      { runId }: WatchRunRequest,
      { signal },
    ): AsyncGenerator<WatchRunResponseInput> {
      for await (const run of runs().watch(runId, signal)) yield { run: runToMessage(run) };
    }),
    CancelRun: unary(async ({ runId }: CancelRunRequest): Promise<CancelRunResponseInput> => {
      return { run: runToMessage(await runs().cancel(runId)) };
    }),
  };
}
