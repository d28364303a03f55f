#pragma once

#include <string>
#include <vector>

#include "execute.h"

namespace goldpan {

enum class WallState { Closed, Absent, Unsupported };

// One wall, as it was found at start.
struct Wall {
  std::string name;
  WallState state;
  std::string detail;
};

// Runs hostile little programs (this very binary, see attemptMain) behind the walls of every
// profile and looks whether each is refused. Throws RunnerFault, naming the wall, when one is open.
std::vector<Wall> probeWalls(const SlotConfig& config);

// The contained half: attempts one hostile thing. Exit status 0: refused, with the errno's name on
// standard output; 1: it worked; 2: unknown attempt.
int attemptMain(const char* name);

}  // namespace goldpan
