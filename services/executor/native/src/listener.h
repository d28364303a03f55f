#pragma once

#include <optional>
#include <vector>

#include "options.h"
#include "slot.h"
#include "slot_user.h"

namespace goldpan {

// What is decided before the first connection.
struct RunnerState {
  Options options;
  RunnerFacts facts;
  std::vector<int> cores;
  // Nullopt: programs run as the runner's own user.
  std::optional<SlotUsers> slotUsers;
};

SlotConfig slotConfigOf(const RunnerState& state, int slot);

// Listens, forks one slot per connection, and ends all of them on SIGTERM, SIGINT or, when asked
// to, the end of standard input. Throws RunnerFault.
void listenAndServe(const RunnerState& state);

}  // namespace goldpan
