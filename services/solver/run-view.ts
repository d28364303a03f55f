import { stageNames, type Run } from '#libs/domain/run.ts';
import type { RunFold } from './fold.ts';

/** A run as callers see it: a copy, so that later events do not change what was handed out. */
export function viewOf(fold: RunFold): Run {
  return {
    runId: fold.runId,
    spec: fold.spec,
    state: fold.state,
    funnel: { ...fold.funnel },
    stages: stageNames.flatMap((name) => {
      const clock = fold.stages.get(name);
      if (clock === undefined) return [];
      return [
        { name, wallTimeMs: clock.endTimeMs - clock.startTimeMs, cpuTimeMs: clock.cpuTimeMs },
      ];
    }),
    submissions: fold.submissions,
    failure: fold.failure,
    createTimeMs: fold.createTimeMs,
    endTimeMs: fold.endTimeMs,
    usage: { ...fold.usage },
    samplingStopReason: fold.sampling?.stopReason ?? '',
  };
}
