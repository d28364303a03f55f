#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "request.h"
#include "supervise.h"
#include "unique_fd.h"

namespace goldpan {

struct Collected {
  std::string name;
  // Open unless the file is missing or was kept as a blob.
  UniqueFd fd;
  uint64_t bytes = 0;
  bool isTruncated = false;
  bool isMissing = false;
  bool isKept = false;
};

// The result of one execution, as it is reported.
struct Outcome {
  // -1 when the program did not exit by itself.
  int exitCode = -1;
  // 0 when no signal ended it.
  int signal = 0;
  uint64_t cpuNs = 0;
  uint64_t wallNs = 0;
  uint64_t memoryBytesPeak = 0;
  // Where its output lies until the next run; -1 when it was not started or went elsewhere.
  int stdoutFile = -1;
  int stderrFile = -1;
  uint64_t stdoutBytes = 0;
  uint64_t stderrBytes = 0;
  bool isStdoutTruncated = false;
  bool isStderrTruncated = false;
  LimitExceeded limitExceeded = LimitExceeded::None;
  bool isSecurityViolation = false;
  std::vector<Collected> collected;
  // Of a dialogue only: whether it ended before the other did, and what it wrote to the other.
  std::optional<bool> hasEndedFirst;
  std::optional<uint64_t> relayedBytes;

  bool isAbnormal() const { return exitCode != 0 || limitExceeded != LimitExceeded::None; }
};

// Says what an execution came to: its facts, and the limit that explains its end. `outcome` holds
// the outputs already.
void classify(const RunRequest& request, const Observation& observation, Outcome* outcome);

}  // namespace goldpan
