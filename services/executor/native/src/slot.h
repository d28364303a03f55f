#pragma once

#include <string>

#include "execute.h"
#include "probe.h"

namespace goldpan {

// The same for all slots: what `hello` answers besides the slot's own facts.
struct RunnerFacts {
  std::string tier;
  std::string wallsJson;
  std::string kernel;
  int landlockAbi;
  int cpuCount;
};

std::string wallsAsJson(const std::vector<Wall>& walls);

// Turns this freshly forked process into a slot: dies with its parent, sits on its core, adopts
// what its programs leave behind, and has given up what they must not have. Throws RunnerFault.
void enterSlot(int core, pid_t parent);

// Serves one connection until its end.
void serveSlot(int connection, const SlotConfig& config, const RunnerFacts& facts);

}  // namespace goldpan
