#pragma once

#include <cstdint>

#include "process_tree.h"
#include "request.h"
#include "scratch.h"
#include "spawn.h"

namespace goldpan {

enum class LimitExceeded { None, Cpu, Wall, Memory, Stdout, Stderr, File, Processes };

// One output stream: a pipe that is moved into a file, up to an exact number of bytes.
struct Capture {
  UniqueFd pipe;
  int file;
  uint64_t bytesMax;
  uint64_t bytes = 0;
  bool isTruncated = false;
};

// What was seen of one execution, before it is classified.
struct Observation {
  // As wait4 reported it.
  int waitStatus = 0;
  uint64_t cpuNs = 0;
  uint64_t wallNs = 0;
  uint64_t memoryBytesPeak = 0;
  // The limit for which the supervisor ended the program.
  LimitExceeded stoppedFor = LimitExceeded::None;
};

struct Supervision {
  const Limits* limits;
  Profile profile;
  // Null when the profile cannot write files.
  const Scratch* scratch;
  // Watched for the end of the peer; then the run ends with ConnectionClosed.
  int connectionFd;
  uint64_t startNs;
};

uint64_t monotonicNs();

// Watches the child until it and everything it started is gone. Throws RunnerFault and
// ConnectionClosed; then, too, nothing is left running.
Observation supervise(const Child& child, const Supervision& supervision, Capture* standardOutput,
                      Capture* standardError);

}  // namespace goldpan
