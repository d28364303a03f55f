#pragma once

#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <string>
#include <vector>

namespace goldpan {

// A request that cannot be served because of what it asks for. Answered with `ok:false` and the
// reason; the connection stays usable.
struct Refusal : std::runtime_error {
  Refusal(std::string reasonName, const std::string& message,
          std::vector<std::string> missingIds = {})
      : std::runtime_error(message), reason(std::move(reasonName)), ids(std::move(missingIds)) {}
  std::string reason;
  std::vector<std::string> ids;
};

// Something that the runner itself could not do. Answered with `RUNNER_FAULT`, never as a result of
// the program. `isSlotDirty`: a process may have survived, so the slot must not be used again.
struct RunnerFault : std::runtime_error {
  explicit RunnerFault(const std::string& message, bool slotDirty = false)
      : std::runtime_error(message), isSlotDirty(slotDirty) {}
  bool isSlotDirty;
};

// The peer is gone; nothing can be answered.
struct ConnectionClosed : std::runtime_error {
  ConnectionClosed() : std::runtime_error("connection closed") {}
};

// Throws a RunnerFault that names the failed step and errno.
[[noreturn]] inline void throwErrno(const std::string& step) {
  const int error = errno;
  throw RunnerFault(step + ": " + std::strerror(error));
}

}  // namespace goldpan
