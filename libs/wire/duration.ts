import type { Duration, DurationInput } from '../gen/google/protobuf/Duration.ts';
import type { TimestampInput, Timestamp } from '../gen/google/protobuf/Timestamp.ts';

/** Milliseconds, fractions kept to the nanosecond, as a Duration. */
export function durationOfMs(milliseconds: number): DurationInput {
  const seconds = Math.trunc(milliseconds / 1000);
  return { seconds, nanos: Math.round((milliseconds - seconds * 1000) * 1e6) };
}

/** A Duration in milliseconds; absent is 0. */
export function msOfDuration(duration: Duration | null | undefined): number {
  return duration ? duration.seconds * 1000 + duration.nanos / 1e6 : 0;
}

/** Milliseconds since the epoch as a Timestamp. */
export function timestampOfMs(milliseconds: number): TimestampInput {
  return durationOfMs(milliseconds);
}

/** A Timestamp in milliseconds since the epoch; absent is 0. */
export function msOfTimestamp(timestamp: Timestamp | null | undefined): number {
  return msOfDuration(timestamp);
}
