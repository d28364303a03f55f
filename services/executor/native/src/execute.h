#pragma once

#include <functional>
#include <string>
#include <vector>

#include "blob_store.h"
#include "request.h"
#include "scratch.h"
#include "seccomp_filter.h"
#include "slot_user.h"
#include "supervise.h"

namespace goldpan {

// What a slot is given for its lifetime.
struct SlotConfig {
  int slot;
  int core;
  std::string scratchPath;
  SlotUser user;
  // 0 when an outer wall stands in for Landlock.
  int landlockAbi;
  // What --allow-read named, resolved.
  std::vector<std::string> allowedReadPaths;
  uint64_t blobBytesMax;
  // See resourceLimitsOf.
  uint64_t taskCountSpare;
};

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
  uint64_t stdoutBytes = 0;
  uint64_t stderrBytes = 0;
  bool isStdoutTruncated = false;
  bool isStderrTruncated = false;
  LimitExceeded limitExceeded = LimitExceeded::None;
  bool isSecurityViolation = false;
  std::vector<Collected> collected;

  bool isAbnormal() const { return exitCode != 0 || limitExceeded != LimitExceeded::None; }
};

// Runs requests of one slot, one after another.
class Executor {
 public:
  Executor(const SlotConfig& config, BlobStore* blobs, int connectionFd);

  using Report = std::function<void(size_t index, const Outcome& outcome)>;
  // Executes the program once per input and reports each outcome. Returns how many there were.
  // Throws Refusal before the first execution, RunnerFault and ConnectionClosed at any time.
  size_t run(const RunRequest& request, const Report& report);

  int stdoutFile() const { return stdoutFile_.get(); }
  int stderrFile() const { return stderrFile_.get(); }

 private:
  struct Prepared;
  Prepared prepare(const RunRequest& request);
  Outcome executeOnce(const RunRequest& request, Prepared* prepared, size_t index);
  void fillScratch(const RunRequest& request, const Prepared& prepared);
  UniqueFd rulesetFor(const RunRequest& request, const Prepared& prepared) const;
  void classify(const RunRequest& request, const Observation& observation, Outcome* outcome) const;
  bool saysOutOfMemory(uint64_t stderrBytes) const;
  void collect(const RunRequest& request, Outcome* outcome);

  const SlotConfig& config_;
  BlobStore* blobs_;
  int connectionFd_;
  Scratch scratch_;
  UniqueFd stdoutFile_;
  UniqueFd stderrFile_;
  BlobPointer emptyBlob_;
  std::vector<SeccompFilter> filters_;
};

}  // namespace goldpan
