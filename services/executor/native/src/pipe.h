#pragma once

#include "unique_fd.h"

namespace goldpan {

struct Pipe {
  UniqueFd read;
  UniqueFd write;
};

// A pipe that nobody can open again through /proc. Throws RunnerFault.
Pipe makePipe();
// Throws away what waits in a pipe, at most as much as a pipe holds: a writer must not be able to
// keep its reader busy. Does not wait. Throws RunnerFault.
void discardWaiting(int readEnd);

}  // namespace goldpan
