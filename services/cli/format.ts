/** A duration for a table: "850 ms", "12.4 s", "3 min 05 s". */
export function formatMs(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}

/** A count with thousands set apart: "1,000,000". */
export function formatCount(count: number): string {
  return count.toLocaleString('en-US');
}
