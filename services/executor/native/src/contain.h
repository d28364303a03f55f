#pragma once

#include <sys/types.h>

#include <cstddef>

#include "limits.h"
#include "seccomp_filter.h"
#include "slot_user.h"

namespace goldpan {

// A descriptor of the slot, and the number it has in the child.
struct FdPlacement {
  int source;
  int target;
};

// Everything the child needs, prepared by the slot: the child shares the slot's memory until exec,
// so it must not allocate.
struct ContainPlan {
  int standardInput;
  int standardOutput;
  int standardError;
  FdPlacement* extraFds;
  size_t extraFdCount;
  int programFd;
  int workingDirectoryFd;
  // -1 when an outer wall stands in for Landlock.
  int rulesetFd;
  SeccompFilter* filter;
  const ResourceLimits* limits;
  SlotUser user;
  pid_t slotProcess;
  char* const* argv;
  char* const* environment;
  // Written by the child when a step fails: its name (nullptr: none did) and errno.
  const char* failedStep;
  int failedErrno;
};

// Raises every wall around the calling process, in the one order that works, and becomes the
// program. Returns only on failure. Async-signal-safe.
void containAndExecute(ContainPlan* plan);

}  // namespace goldpan
