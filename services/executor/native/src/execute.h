#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "blob_store.h"
#include "capture.h"
#include "outcome.h"
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

// Runs requests of one slot, one after another.
class Executor {
 public:
  Executor(const SlotConfig& config, BlobStore* blobs, int connectionFd);

  using Report = std::function<void(size_t index, const Outcome& outcome)>;
  // Executes the program once per input and reports each outcome, that of an interactor after that
  // of the program. Returns how many executions there were. Throws Refusal before the first
  // execution, RunnerFault and ConnectionClosed at any time.
  size_t run(const RunRequest& request, const Report& report);

 private:
  struct Prepared;
  struct Streams;
  struct Started;
  Prepared prepare(const RunRequest& request, uint64_t taskCountOfOthers);
  Outcome execute(const RunRequest& request, const Prepared& prepared, size_t index);
  static std::optional<Outcome> outcomeWithoutStart(const RunRequest& request,
                                                    const Prepared& prepared);
  size_t converse(const RunRequest& request, const Report& report);
  Started start(const RunRequest& request, const Prepared& prepared, const Streams& streams);
  Supervision supervisionOf(const RunRequest& request, const Prepared& prepared,
                            const Started& started) const;
  void fillScratch(const RunRequest& request, const Prepared& prepared);
  UniqueFd rulesetFor(const RunRequest& request, const Prepared& prepared) const;
  Outcome outcomeOf(const RunRequest& request, const Observation& observation,
                    const Capture* standardOutput, const Capture& standardError);
  void collect(const RunRequest& request, Outcome* outcome);

  const SlotConfig& config_;
  BlobStore* blobs_;
  int connectionFd_;
  Scratch scratch_;
  Capture standardOutput_;
  Capture standardError_;
  Capture interactorError_;
  // Grants no path; most runs need nothing else. Not open when there is no Landlock.
  UniqueFd emptyRuleset_;
  BlobPointer emptyBlob_;
  std::vector<SeccompFilter> filters_;
};

}  // namespace goldpan
