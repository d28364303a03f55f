#pragma once

#include <sys/types.h>

#include <cstdint>
#include <string>
#include <vector>

namespace goldpan {

struct Options {
  std::string listenPath;
  std::string scratchPath;
  int slotCount;
  uint64_t blobBytesMax = 1ull << 30;
  std::vector<std::string> allowedReadPaths;
  bool dieWithStdin = false;
  // True for `--outer-wall gvisor`: no Landlock inside, files are left to the outer wall.
  bool hasOuterWall = false;
  uid_t uidMin = 59000;
};

// What a wrong command line is answered with, on standard error.
struct UsageError {
  std::string message;
};

extern const char kUsage[];

// Throws UsageError. `coreCount` is the default number of slots.
Options parseOptions(int argc, char** argv, int coreCount);

}  // namespace goldpan
