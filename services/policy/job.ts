/** One request to make: `count` samples of one bucket, numbered within the policy from `first`. */
export type Job = { readonly bucket: number; readonly first: number; readonly count: number };

/** The requests that a share still needs. */
export type Jobs = {
  /** The next one, or undefined when all were taken. */
  readonly take: () => Job | undefined;
  /** Puts back what a job was asked for beyond the `answeredCount` samples that came. */
  readonly putBack: (job: Job, answeredCount: number) => void;
  /** Samples in jobs that were not taken. */
  readonly leftCount: () => number;
};

/**
 * Splits the samples `first` … `first + count - 1` into buckets of `bucketSize`. Buckets are aligned to
 * multiples of their size, so a sample belongs to the same bucket wherever a run begins.
 */
export function bucketJobs(first: number, count: number, bucketSize: number): Jobs {
  const end = first + count;
  const returned: Job[] = [];
  let next = first;
  return {
    take: () => {
      const again = returned.shift();
      if (again !== undefined) return again;
      if (next >= end) return undefined;
      const bucket = Math.floor(next / bucketSize);
      const job = { bucket, first: next, count: Math.min((bucket + 1) * bucketSize, end) - next };
      next += job.count;
      return job;
    },
    putBack: (job, answeredCount) => {
      if (answeredCount >= job.count) return;
      returned.push({
        bucket: job.bucket,
        first: job.first + answeredCount,
        count: job.count - answeredCount,
      });
    },
    leftCount: () => end - next + returned.reduce((sum, job) => sum + job.count, 0),
  };
}
