#include "slot.h"

#include <fcntl.h>
#include <malloc.h>
#include <sched.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

#include "fault.h"
#include "frame.h"
#include "report.h"
#include "version.h"

namespace goldpan {
namespace {

using nlohmann::json;

// A header larger than this leaves a heap worth giving back.
constexpr size_t kLargeHeaderBytes = 32 << 10;

void writeText(const char* path, const char* text) {
  const UniqueFd file(open(path, O_WRONLY | O_CLOEXEC));
  // Best effort: both uses below only sharpen what works without them.
  if (file.isOpen() && write(file.get(), text, std::strlen(text)) < 0) errno = 0;
}

// A child's peak memory starts at the slot's (execve takes it over), so the slot's is brought down
// again: unused heap goes back, and the high-water mark is set anew (proc(5), clear_refs).
void shrinkHighWaterMark() {
  malloc_trim(0);
  writeText("/proc/self/clear_refs", "5");
}

// Ends the programs before the slot: those that a program has started do not die with it.
void endOnSignal(int) {
  ReapedUsage unused;
  try {
    endAllDescendants(&unused);
  } catch (const RunnerFault&) {
    // There is nobody to tell; the status says that something is left.
    _exit(1);
  }
  _exit(0);
}

// The only signal that reaches a slot tells of its parent's death. Its handler never returns, so no
// system call is ever interrupted by it.
void endWithParent() {
  struct sigaction action {};
  action.sa_handler = endOnSignal;
  if (sigaction(kParentDeathSignal, &action, nullptr) != 0) throwErrno("sigaction");
  if (prctl(PR_SET_PDEATHSIG, kParentDeathSignal, 0, 0, 0) != 0) throwErrno("PR_SET_PDEATHSIG");
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, kParentDeathSignal);
  if (sigprocmask(SIG_UNBLOCK, &signals, nullptr) != 0) throwErrno("sigprocmask");
}

size_t blobCountMax() {
  rlimit limit;
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) throwErrno("getrlimit");
  constexpr rlim_t kBlobCountMost = 65536;
  return static_cast<size_t>(std::min<rlim_t>(limit.rlim_cur - kBlobFdMin, kBlobCountMost));
}

class Slot {
 public:
  Slot(int connection, const SlotConfig& config, const RunnerFacts& facts)
      : channel_(connection),
        config_(config),
        facts_(facts),
        blobs_(config.blobBytesMax, blobCountMax()),
        executor_(config, &blobs_, connection) {}

  void serve() {
    std::string header;
    while (channel_.receiveHeader(&header)) {
      const bool isLarge = header.size() > kLargeHeaderBytes;
      answer(header);
      if (isLarge) {
        header = std::string();
        shrinkHighWaterMark();
      }
    }
  }

 private:
  void answer(const std::string& header) {
    const json request = json::parse(header, nullptr, false);
    if (request.is_discarded() || !request.is_object()) {
      throw BadFrame{"the header is not a JSON object"};
    }
    try {
      dispatch(request);
    } catch (const Refusal& refusal) {
      channel_.discardPayload();
      channel_.send(reportRefusal(refusal));
    } catch (const RunnerFault& fault) {
      channel_.discardPayload();
      channel_.send(reportFailure("RUNNER_FAULT", fault.what()));
      if (fault.isSlotDirty) throw ConnectionClosed();
    } catch (const std::bad_alloc&) {
      channel_.discardPayload();
      channel_.send(reportFailure("RUNNER_FAULT", "the runner is out of memory"));
    }
  }

  void dispatch(const json& request) {
    const auto op = request.find("op");
    const std::string name =
        op != request.end() && op->is_string() ? op->get<std::string>() : std::string();
    if (name != "put") refusePayload();
    if (name == "hello") return hello(request);
    if (name == "put") return put(request);
    if (name == "get") return get(request);
    if (name == "drop") return drop(request);
    if (name == "run") return run(request);
    throw Refusal("INVALID_REQUEST",
                  "op \"" + name + "\" is unknown; known are hello, put, get, drop, run");
  }

  void refusePayload() const {
    if (channel_.payloadBytes() == 0) return;
    throw Refusal("INVALID_REQUEST", "only the operation put carries a payload");
  }

  void hello(const json& request) {
    refuseUnknownMembers(request, "", {"op"});
    json answer = {{"ok", true},
                   {"version", kVersion},
                   {"slot", config_.slot},
                   {"core", config_.core},
                   {"tier", facts_.tier},
                   {"uid", config_.user.uid},
                   {"walls", json::parse(facts_.wallsJson)},
                   {"landlockAbi", facts_.landlockAbi},
                   {"kernel", facts_.kernel},
                   {"cpuCount", facts_.cpuCount}};
    channel_.send(answer.dump());
  }

  void put(const json& request) {
    refuseUnknownMembers(request, "", {"op", "id", "executable"});
    const std::string id = parseBlobId(request.value("id", json()), "id");
    const json executable = request.value("executable", json());
    if (!executable.is_boolean()) {
      throw Refusal("INVALID_REQUEST", "executable must be a boolean");
    }
    const uint64_t bytes = channel_.payloadBytes();
    if (bytes > blobs_.bytesMax()) {
      throw Refusal("BLOB_TOO_LARGE", "blob " + id + " has " + std::to_string(bytes) +
                                          " bytes; this slot stores at most " +
                                          std::to_string(blobs_.bytesMax()));
    }
    UniqueFd file = createMemoryFile(executable.get<bool>());
    if (!channel_.receivePayload(file.get())) throwErrno("storing a blob");
    blobs_.store(id, std::move(file), bytes);
    channel_.send(R"({"ok":true})");
  }

  void get(const json& request) {
    refuseUnknownMembers(request, "", {"op", "id"});
    const std::string id = parseBlobId(request.value("id", json()), "id");
    const BlobPointer blob = blobs_.find(id);
    if (blob == nullptr) throw Refusal("BLOB_MISSING", "blob " + id + " is not in this slot", {id});
    if (blob->bytes > kPayloadBytesMax) {
      throw Refusal("BLOB_TOO_LARGE", "blob " + id + " does not fit into a frame");
    }
    channel_.send(R"({"ok":true})", {{blob->fd.get(), blob->bytes}});
  }

  void drop(const json& request) {
    refuseUnknownMembers(request, "", {"op", "ids"});
    const json ids = request.value("ids", json());
    if (!ids.is_array()) throw Refusal("INVALID_REQUEST", "ids must be an array");
    for (const json& id : ids) blobs_.drop(parseBlobId(id, "ids[]"));
    channel_.send(R"({"ok":true})");
  }

  void run(const json& request) {
    const RunRequest parsed = parseRunRequest(request);
    const size_t count = executor_.run(parsed, [&](size_t index, const Outcome& outcome) {
      std::vector<PayloadPart> parts = {{outcome.stdoutFile, outcome.stdoutBytes},
                                        {outcome.stderrFile, outcome.stderrBytes}};
      for (const Collected& file : outcome.collected) {
        if (file.fd.isOpen()) parts.push_back({file.fd.get(), file.bytes});
      }
      const bool isLast = index + 1 == parsed.inputs.size();
      channel_.send(reportOutcome(index, outcome), parts,
                    isLast ? FrameChannel::Departure::Held : FrameChannel::Departure::Now);
    });
    channel_.send(reportDone(count));
  }

  FrameChannel channel_;
  const SlotConfig& config_;
  const RunnerFacts& facts_;
  BlobStore blobs_;
  Executor executor_;
};

}  // namespace

std::string wallsAsJson(const std::vector<Wall>& walls) {
  json list = json::array();
  for (const Wall& wall : walls) {
    const char* state = wall.state == WallState::Closed   ? "closed"
                        : wall.state == WallState::Absent ? "absent"
                                                          : "unsupported";
    list.push_back({{"name", wall.name}, {"state", state}, {"detail", wall.detail}});
  }
  return list.dump();
}

void enterSlot(int core, pid_t parent) {
  endWithParent();
  if (getppid() != parent) _exit(1);
  if (prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) != 0) throwErrno("PR_SET_CHILD_SUBREAPER");
  // Timers end programs: the default slack of 50 microseconds would be most of a short limit's
  // error.
  if (prctl(PR_SET_TIMERSLACK, 1, 0, 0, 0) != 0) throwErrno("PR_SET_TIMERSLACK");
  cpu_set_t cores;
  CPU_ZERO(&cores);
  CPU_SET(static_cast<size_t>(core), &cores);
  if (sched_setaffinity(0, sizeof cores, &cores) != 0) throwErrno("sched_setaffinity");
  // Programs inherit it: when memory runs out, they go first.
  writeText("/proc/self/oom_score_adj", "500");
  dropInheritablePrivileges();
  umask(022);
  shrinkHighWaterMark();
}

void serveSlot(int connection, const SlotConfig& config, const RunnerFacts& facts) {
  FrameChannel channel(connection);
  try {
    Slot(connection, config, facts).serve();
  } catch (const ConnectionClosed&) {
    // Nobody is left to tell.
  } catch (const BadFrame& bad) {
    try {
      channel.send(reportFailure("BAD_FRAME", bad.message));
    } catch (const ConnectionClosed&) {
    }
  } catch (const RunnerFault& fault) {
    try {
      channel.send(reportFailure("RUNNER_FAULT", fault.what()));
    } catch (const ConnectionClosed&) {
    }
  }
}

}  // namespace goldpan
