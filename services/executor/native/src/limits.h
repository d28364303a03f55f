#pragma once

#include <sys/resource.h>

#include <array>
#include <cstdint>

#include "request.h"

namespace goldpan {

// One setrlimit call of the child. Soft and hard limit are always equal: a soft limit below the
// hard one can be outlived by a signal handler, or raised.
struct ResourceLimit {
  int resource;
  const char* name;
  rlim_t value;
};

using ResourceLimits = std::array<ResourceLimit, 11>;

// `taskCountSpare`: tasks that other processes of the same user may hold, 0 when the slot has a
// user of its own. RLIMIT_NPROC counts per user, not per tree.
ResourceLimits resourceLimitsOf(Profile profile, const Limits& limits, uint64_t taskCountSpare);

}  // namespace goldpan
