#include "listener.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstring>

#include "fault.h"
#include "frame.h"
#include "report.h"

namespace goldpan {
namespace {

// Tasks of other processes of the runner's user that may come up while a slot lives. With users of
// their own, slots need none: then RLIMIT_NPROC is exact.
constexpr uint64_t kTaskCountReserve = 1024;

// A peer that reconnects finds its old slot still ending: it may take its place this much later.
constexpr uint64_t kFreeSlotPatienceNs = 500'000'000;

sockaddr_un addressOf(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  path.copy(address.sun_path, sizeof address.sun_path - 1);
  return address;
}

// Removes the socket that a dead runner left behind, and nothing else.
void removeStaleSocket(const std::string& path) {
  struct stat status;
  if (lstat(path.c_str(), &status) != 0) return;
  if (!S_ISSOCK(status.st_mode)) throw RunnerFault(path + " exists and is not a socket");
  const UniqueFd probe(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  const sockaddr_un address = addressOf(path);
  if (connect(probe.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) {
    throw RunnerFault("another process listens on " + path);
  }
  unlink(path.c_str());
}

UniqueFd listenOn(const std::string& path) {
  removeStaleSocket(path);
  UniqueFd listening(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  if (!listening.isOpen()) throwErrno("socket");
  const sockaddr_un address = addressOf(path);
  const mode_t mask = umask(0177);
  const int bound =
      bind(listening.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address);
  umask(mask);
  if (bound != 0) throwErrno("bind to " + path);
  if (listen(listening.get(), SOMAXCONN) != 0) throwErrno("listen");
  return listening;
}

class Listener {
 public:
  explicit Listener(const RunnerState& state)
      : state_(state), slotProcesses_(static_cast<size_t>(state.options.slotCount), 0) {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGCHLD);
    signals_.reset(signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK));
    if (!signals_.isOpen()) throwErrno("signalfd");
    // What outlives a slot that was killed becomes a child of this process, and is ended here.
    if (prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) != 0) throwErrno("PR_SET_CHILD_SUBREAPER");
    listening_ = listenOn(state.options.listenPath);
  }

  void serve() {
    std::printf("goldpan-runner: %d slots, tier %s, listening on %s\n", state_.options.slotCount,
                state_.facts.tier.c_str(), state_.options.listenPath.c_str());
    std::fflush(stdout);
    while (!mustEnd_) {
      pollfd watched[] = {{listening_.get(), POLLIN, 0},
                          {signals_.get(), POLLIN, 0},
                          {state_.options.dieWithStdin ? STDIN_FILENO : -1, POLLIN, 0}};
      if (poll(watched, 3, -1) < 0 && errno != EINTR) throwErrno("poll");
      if (watched[1].revents != 0) readSignals();
      if (watched[2].revents != 0) readStdin();
      if (watched[0].revents != 0 && !mustEnd_) acceptConnection();
    }
    unlink(state_.options.listenPath.c_str());
    endSlots();
  }

 private:
  void readSignals() {
    signalfd_siginfo info;
    while (read(signals_.get(), &info, sizeof info) == sizeof info) {
      if (info.ssi_signo != SIGCHLD) mustEnd_ = true;
    }
    reapSlots();
  }

  void readStdin() {
    char ignored[512];
    if (read(STDIN_FILENO, ignored, sizeof ignored) == 0) mustEnd_ = true;
  }

  void reapSlots() {
    for (pid_t ended; (ended = waitpid(-1, nullptr, WNOHANG)) > 0;) {
      for (pid_t& slotProcess : slotProcesses_) {
        if (slotProcess == ended) slotProcess = 0;
      }
    }
    // What a killed slot leaves behind comes up here generation by generation.
    killChildrenExcept(slotProcesses_);
  }

  void acceptConnection() {
    const UniqueFd connection(accept4(listening_.get(), nullptr, nullptr, SOCK_CLOEXEC));
    if (!connection.isOpen()) return;
    const uint64_t deadlineNs = monotonicNs() + kFreeSlotPatienceNs;
    while (!mustEnd_ && monotonicNs() < deadlineNs) {
      for (size_t slot = 0; slot < slotProcesses_.size(); ++slot) {
        if (slotProcesses_[slot] == 0) return startSlot(slot, connection.get());
      }
      pollfd ended{signals_.get(), POLLIN, 0};
      if (poll(&ended, 1, static_cast<int>(kFreeSlotPatienceNs / 1'000'000)) > 0) readSignals();
    }
    refuse(connection.get(), "NO_SLOT",
           "all " + std::to_string(slotProcesses_.size()) + " slots are taken (--slots)");
  }

  void startSlot(size_t slot, int connection) {
    const pid_t parent = getpid();
    const pid_t process = fork();
    if (process < 0) return refuse(connection, "RUNNER_FAULT", "fork failed");
    if (process > 0) {
      slotProcesses_[slot] = process;
      return;
    }
    listening_.reset();
    signals_.reset();
    try {
      const SlotConfig config = slotConfigOf(state_, static_cast<int>(slot));
      enterSlot(config.core, parent);
      serveSlot(connection, config, state_.facts);
    } catch (const RunnerFault& fault) {
      refuse(connection, "RUNNER_FAULT", fault.what());
    } catch (const std::exception& error) {
      refuse(connection, "RUNNER_FAULT", error.what());
    }
    _exit(0);
  }

  void refuse(int connection, const char* reason, const std::string& message) {
    try {
      FrameChannel(connection).send(reportFailure(reason, message));
    } catch (const ConnectionClosed&) {
      // The peer did not wait for the answer.
    }
  }

  void endSlots() {
    for (const pid_t slotProcess : slotProcesses_) {
      if (slotProcess != 0) kill(slotProcess, SIGKILL);
    }
    ReapedUsage unused;
    endAllDescendants(&unused);
    for (size_t slot = 0; slot < slotProcesses_.size(); ++slot) {
      const SlotConfig config = slotConfigOf(state_, static_cast<int>(slot));
      struct stat status;
      // Opening it anew wipes the folder, and letting it go removes it.
      if (lstat(config.scratchPath.c_str(), &status) == 0) Scratch(config.scratchPath, config.user);
    }
  }

  const RunnerState& state_;
  // The process of each slot, 0 when it is free.
  std::vector<pid_t> slotProcesses_;
  UniqueFd signals_;
  UniqueFd listening_;
  bool mustEnd_ = false;
};

}  // namespace

SlotConfig slotConfigOf(const RunnerState& state, int slot) {
  const SlotUser own{false, geteuid(), getegid()};
  const SlotUser user = state.slotUsers ? state.slotUsers->user(slot) : own;
  return SlotConfig{
      .slot = slot,
      .core = state.cores[static_cast<size_t>(slot) % state.cores.size()],
      .scratchPath = state.options.scratchPath + "/slot-" + std::to_string(slot),
      .user = user,
      .landlockAbi = state.options.hasOuterWall ? 0 : state.facts.landlockAbi,
      .allowedReadPaths = state.options.allowedReadPaths,
      .blobBytesMax = state.options.blobBytesMax,
      .taskCountSpare = user.isOwn ? 0 : countTasksOfUser(user.uid) + kTaskCountReserve,
  };
}

void listenAndServe(const RunnerState& state) {
  Listener(state).serve();
}

}  // namespace goldpan
