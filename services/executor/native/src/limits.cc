#include "limits.h"

#include <algorithm>

namespace goldpan {
namespace {

constexpr uint64_t kSecondNs = 1'000'000'000;
// What glibc may reserve, mostly untouched, for the heap of one further thread.
constexpr uint64_t kThreadArenaBytes = 128ull << 20;
// Node keeps about a dozen threads, each with a stack of RLIMIT_STACK.
constexpr uint64_t kRuntimeThreadCount = 16;
constexpr uint64_t kRuntimeDataBytes = 512ull << 20;

rlim_t addressSpace(Profile profile, const Limits& limits) {
  const auto& slackBytes = traitsOf(profile).addressSpaceSlackBytes;
  if (!slackBytes) return RLIM_INFINITY;
  const uint64_t perThread = limits.stackBytes + kThreadArenaBytes;
  const uint64_t threads = traitsOf(profile).mayFork ? 0 : limits.processCountMax - 1;
  return limits.memoryBytes + *slackBytes + threads * perThread;
}

rlim_t dataSegment(Profile profile, const Limits& limits) {
  if (traitsOf(profile).addressSpaceSlackBytes) return addressSpace(profile, limits);
  return limits.memoryBytes + kRuntimeDataBytes + kRuntimeThreadCount * limits.stackBytes;
}

}  // namespace

ResourceLimits resourceLimitsOf(Profile profile, const Limits& limits, uint64_t taskCountSpare) {
  // One more task than allowed, so that the supervisor can see the excess and say so.
  const uint64_t taskCount = limits.processCountMax + 1 + taskCountSpare;
  return {{
      // A backstop, in whole seconds: the supervisor stops the program to about a millisecond. Far
      // off, because the kernel counts this limit by timer ticks, which can run ahead of the clock.
      {RLIMIT_CPU, "RLIMIT_CPU", 2 * ((limits.cpuNs + kSecondNs - 1) / kSecondNs) + 1},
      {RLIMIT_AS, "RLIMIT_AS", addressSpace(profile, limits)},
      {RLIMIT_DATA, "RLIMIT_DATA", dataSegment(profile, limits)},
      {RLIMIT_STACK, "RLIMIT_STACK", limits.stackBytes},
      {RLIMIT_FSIZE, "RLIMIT_FSIZE", limits.fileBytes},
      {RLIMIT_NOFILE, "RLIMIT_NOFILE", limits.openFilesMax},
      {RLIMIT_NPROC, "RLIMIT_NPROC", taskCount},
      {RLIMIT_CORE, "RLIMIT_CORE", 0},
      {RLIMIT_MEMLOCK, "RLIMIT_MEMLOCK", 0},
      {RLIMIT_SIGPENDING, "RLIMIT_SIGPENDING", 64},
      {RLIMIT_MSGQUEUE, "RLIMIT_MSGQUEUE", 0},
  }};
}

}  // namespace goldpan
