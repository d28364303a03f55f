#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <string_view>

#include "outcome.h"

namespace goldpan {
namespace {

constexpr uint64_t kErrorTextBytesMax = 64 << 10;

// Looks at the end of standard error for what a C++, Python or JavaScript runtime writes when an
// allocation fails.
bool saysOutOfMemory(const Outcome& outcome) {
  char tail[2048];
  const uint64_t bytes = std::min<uint64_t>(outcome.stderrBytes, sizeof tail);
  const ssize_t got =
      pread(outcome.stderrFile, tail, bytes, static_cast<off_t>(outcome.stderrBytes - bytes));
  if (got <= 0) return false;
  const std::string_view text(tail, static_cast<size_t>(got));
  if (text.find("JavaScript heap out of memory") != std::string_view::npos) return true;
  const size_t end = text.find_last_not_of(" \r\n");
  if (end == std::string_view::npos) return false;
  const size_t lineStart = text.find_last_of('\n', end);
  const std::string_view line = text.substr(lineStart == std::string_view::npos ? 0 : lineStart + 1,
                                            end + 1 - (lineStart + 1));
  return line.find("std::bad_alloc") != std::string_view::npos || line.starts_with("MemoryError");
}

// A compiler's parts are children of its driver, which alone learns of what they died. A judgement
// too: it looks for the words with which the C library calls SIGXFSZ and EFBIG.
bool saysFileTooLarge(const Outcome& outcome) {
  std::string text(std::min<uint64_t>(outcome.stderrBytes, kErrorTextBytesMax), '\0');
  const ssize_t got = pread(outcome.stderrFile, text.data(), text.size(), 0);
  if (got <= 0) return false;
  return text.find("File size limit exceeded") != std::string::npos ||
         text.find("File too large") != std::string::npos;
}

}  // namespace

void classify(const RunRequest& request, const Observation& observation, Outcome* outcome) {
  outcome->cpuNs = observation.cpuNs;
  outcome->wallNs = observation.wallNs;
  outcome->memoryBytesPeak = observation.memoryBytesPeak;
  if (WIFEXITED(observation.waitStatus)) outcome->exitCode = WEXITSTATUS(observation.waitStatus);
  if (WIFSIGNALED(observation.waitStatus)) outcome->signal = WTERMSIG(observation.waitStatus);
  outcome->isSecurityViolation = outcome->signal == SIGSYS;
  outcome->limitExceeded = observation.stoppedFor;
  if (outcome->limitExceeded != LimitExceeded::None || outcome->isSecurityViolation) return;

  const Limits& limits = request.limits;
  if (outcome->cpuNs > limits.cpuNs) {
    outcome->limitExceeded = LimitExceeded::Cpu;
  } else if (outcome->memoryBytesPeak > limits.memoryBytes) {
    outcome->limitExceeded = LimitExceeded::Memory;
  } else if (outcome->signal == SIGXFSZ) {
    outcome->limitExceeded = LimitExceeded::File;
  } else if (outcome->isAbnormal()) {
    // RLIMIT_AS makes an allocation fail; what the program does then is its own affair, so this is
    // a judgement: nearly all of the limit was in use, or the last words were about memory.
    const bool isNearLimit = outcome->memoryBytesPeak >= limits.memoryBytes / 10 * 9;
    if (isNearLimit || saysOutOfMemory(*outcome)) {
      outcome->limitExceeded = LimitExceeded::Memory;
    } else if (traitsOf(request.profile).mayFork && saysFileTooLarge(*outcome)) {
      outcome->limitExceeded = LimitExceeded::File;
    }
  }
}

}  // namespace goldpan
