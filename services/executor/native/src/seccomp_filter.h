#pragma once

#include <linux/filter.h>
#include <sys/types.h>

#include <vector>

#include "profile.h"

namespace goldpan {

// The child executes its program from this descriptor. It lies above every RLIMIT_NOFILE a request
// may ask for and is closed by exec, so the program can never make it refer to anything again.
constexpr int kExecFd = 1023;

// The system call filter of a profile, built once and installed for every run.
struct SeccompFilter {
  std::vector<sock_filter> instructions;
  // Instructions whose constant is the process id of the child, written just before installation.
  std::vector<size_t> processIdAt;
};

// `isSignalScoped`: something else than this filter keeps signals within the run (Landlock scope or
// a user of its own), so programs with several processes may signal each other.
SeccompFilter buildSeccompFilter(Profile profile, bool isSignalScoped);

// Writes `processId` into the filter and installs it. Async-signal-safe. Returns 0 or -1 with
// errno.
int installSeccompFilter(SeccompFilter* filter, pid_t processId);

}  // namespace goldpan
