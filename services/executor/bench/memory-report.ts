// Loaded into a service before its own code (node --import): answers any message on the channel of child
// processes with the memory that is held after a full garbage collection, which needs --expose-gc.

process.on('message', () => {
  globalThis.gc?.();
  process.send?.(process.memoryUsage());
});
// A service that has nothing left to do ends, whoever listens.
process.channel?.unref();
