#pragma once

#include <signal.h>
#include <sys/types.h>

#include "contain.h"
#include "unique_fd.h"

namespace goldpan {

// The signal that a slot does not block. It is blocked while a child shares the slot's memory.
constexpr int kParentDeathSignal = SIGTERM;

struct Child {
  pid_t pid;
  UniqueFd pidFd;
};

// Starts the planned program. Returns once it has been executed. Throws Refusal EXEC_FAILED when
// the kernel will not execute the file, RunnerFault when a wall could not be raised or there is no
// process to be had.
Child spawn(ContainPlan* plan);

}  // namespace goldpan
