#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "capture.h"
#include "process_tree.h"
#include "relay.h"
#include "request.h"
#include "scratch.h"
#include "spawn.h"

namespace goldpan {

enum class LimitExceeded { None, Cpu, Wall, Memory, Stdout, File, Processes };

// What was seen of one execution, before it is classified.
struct Observation {
  // As wait4 reported it.
  int waitStatus = 0;
  uint64_t cpuNs = 0;
  uint64_t wallNs = 0;
  uint64_t memoryBytesPeak = 0;
  // The limit for which the supervisor ended the program.
  LimitExceeded stoppedFor = LimitExceeded::None;
  // None of the programs that were watched together had ended before.
  bool hasEndedFirst = false;
};

// One program to be watched.
struct Supervision {
  const Child* child;
  const Limits* limits;
  Profile profile;
  // Null when the profile cannot write files.
  const Scratch* scratch;
  // Null when its standard output goes to another program.
  Capture* standardOutput;
  Capture* standardError;
  uint64_t startNs;
};

// A program and its interactor, each of which reads what the other writes.
struct Dialogue {
  static constexpr size_t kProgram = 0;
  static constexpr size_t kInteractor = 1;
  // What the program and what the interactor writes.
  std::array<Relay, 2> written;
  // The exit code with which the interactor is content: the program may go on to its end.
  int contentExitCode;
};

uint64_t monotonicNs();

// Watches programs until they and everything they started are gone, or until the peer at
// `connectionFd` ends. One program, or with a dialogue its two. Throws RunnerFault and
// ConnectionClosed; then, too, nothing is left running.
std::vector<Observation> supervise(const std::vector<Supervision>& programs, Dialogue* dialogue,
                                   int connectionFd);

}  // namespace goldpan
