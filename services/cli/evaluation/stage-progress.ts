import { createLogUpdate } from 'log-update';
import { formatMs } from '../format.ts';

/** Shows where long work on several problems stands. */
export type StageProgress = {
  readonly show: (problemId: string, stage: string) => void;
  /** One problem more is done. */
  readonly next: () => void;
  readonly end: () => void;
};

/** One line on standard error: painted over on a terminal, elsewhere one for each problem. */
export function makeStageProgress(problemCount: number): StageProgress {
  const startMs = performance.now();
  let doneCount = 0;
  const left = (): string => {
    if (doneCount === 0) return '';
    const leftMs = ((performance.now() - startMs) / doneCount) * (problemCount - doneCount);
    return `, about ${formatMs(leftMs)} left`;
  };
  if (!process.stderr.isTTY) {
    let current = '';
    return {
      show: (problemId) => {
        if (problemId === current) return;
        current = problemId;
        process.stderr.write(
          `problem ${doneCount + 1} of ${problemCount}: ${problemId}${left()}\n`,
        );
      },
      next: () => {
        doneCount += 1;
      },
      end: () => undefined,
    };
  }
  const update = createLogUpdate(process.stderr);
  return {
    show: (problemId, stage) =>
      update(`problem ${doneCount + 1} of ${problemCount}${left()}: ${problemId}: ${stage}`),
    next: () => {
      doneCount += 1;
    },
    end: () => {
      update.clear();
      // Shows the cursor again.
      update.done();
    },
  };
}
