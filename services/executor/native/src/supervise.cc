#include "supervise.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <optional>

#include "fault.h"

namespace goldpan {
namespace {

constexpr uint64_t kMillisecondNs = 1'000'000;
constexpr uint64_t kSecondNs = 1'000'000'000;
// /proc counts in ticks of 10 ms, so trees are not looked at more often.
constexpr uint64_t kTreeIntervalNs = 10 * kMillisecondNs;
constexpr uint64_t kScratchIntervalNs = 50 * kMillisecondNs;
constexpr uint64_t kScratchEntryCountMax = 4096;
// A core touches fresh memory no faster than this; it bounds how far a program gets between looks.
constexpr uint64_t kTouchBytesPerMillisecond = 8ull << 20;
constexpr uint64_t kMemoryIntervalMinNs = 2 * kMillisecondNs;
constexpr uint64_t kMemoryIntervalMaxNs = 20 * kMillisecondNs;
constexpr uint64_t kTimeoutMinNs = 50'000;
// How many times its wall limit a program may wait for a core before that ends it after all.
constexpr uint64_t kWallGrantFactorMax = 9;
constexpr uint64_t kDeathPatienceNs = 10 * kSecondNs;

// Ends whatever still runs when supervision is left by an exception.
class TreeGuard {
 public:
  TreeGuard() = default;
  ~TreeGuard() {
    if (!isArmed_) return;
    ReapedUsage unused;
    try {
      endAllDescendants(&unused);
    } catch (const RunnerFault&) {
      // Something cannot be killed. Nothing can be thrown from here, and the slot must not serve
      // again: its end closes the connection, which the peer takes as a fault.
      _exit(1);
    }
  }
  void release() { isArmed_ = false; }

 private:
  bool isArmed_ = true;
};

class Supervisor {
 public:
  Supervisor(const Child& child, const Supervision& supervision, Capture* standardOutput,
             Capture* standardError)
      : child_(child),
        limits_(*supervision.limits),
        wallAllowanceNs_(supervision.limits->wallNs),
        supervision_(supervision),
        mayFork_(traitsOf(supervision.profile).mayFork),
        standardOutput_(standardOutput),
        standardError_(standardError) {
    if (clock_getcpuclockid(child.pid, &cpuClock_) != 0) {
      throw RunnerFault("clock_getcpuclockid failed");
    }
    nextUsageNs_ = supervision.startNs + (mayFork_ ? kTreeIntervalNs : kMemoryIntervalMinNs);
    nextScratchNs_ = supervision.startNs + kScratchIntervalNs;
  }

  Observation watch() {
    for (;;) {
      const uint64_t nowNs = monotonicNs();
      checkLimits(nowNs);
      if (waitForEvent(timeoutNs(nowNs))) break;
    }
    observation_.wallNs = monotonicNs() - supervision_.startNs;
    reap();
    // What the program wrote before its end is still in the pipes. End of file is not awaited.
    drain(standardOutput_, LimitExceeded::Stdout);
    drain(standardError_, LimitExceeded::Stderr);
    return observation_;
  }

 private:
  void checkLimits(uint64_t nowNs) {
    if (killedAtNs_ != 0) {
      if (nowNs - killedAtNs_ > kDeathPatienceNs) {
        throw RunnerFault("the program did not die within 10 s of SIGKILL", true);
      }
      return;
    }
    cpuNs_ = std::max(cpuNs_, readCpuClock());
    if (nowNs >= nextUsageNs_) checkUsage(nowNs);
    if (supervision_.scratch != nullptr && nowNs >= nextScratchNs_) checkScratch(nowNs);
    if (cpuNs_ > limits_.cpuNs) return stop(LimitExceeded::Cpu);
    if (nowNs - supervision_.startNs > wallAllowanceNs_) checkWall(nowNs);
  }

  // On a machine with more to do than cores, a program spends time on the clock through no fault of
  // its own: what it waited for a core is granted on top, within a bound.
  void checkWall(uint64_t nowNs) {
    const uint64_t waitedNs =
        std::min(queueWaitNsOfProcess(child_.pid), kWallGrantFactorMax * limits_.wallNs);
    wallAllowanceNs_ = limits_.wallNs + waitedNs;
    if (nowNs - supervision_.startNs > wallAllowanceNs_) stop(LimitExceeded::Wall);
  }

  void checkUsage(uint64_t nowNs) {
    const ProcessUsage usage = mayFork_ ? usageOfDescendants() : usageOfProcess(child_.pid);
    observation_.memoryBytesPeak = std::max(observation_.memoryBytesPeak, usage.residentBytes);
    if (mayFork_) cpuNs_ = std::max(cpuNs_, usage.cpuNs);
    if (usage.residentBytes > limits_.memoryBytes) return stop(LimitExceeded::Memory);
    if (usage.taskCount > limits_.processCountMax) return stop(LimitExceeded::Processes);
    const uint64_t roomBytes = limits_.memoryBytes - usage.residentBytes;
    nextUsageNs_ =
        nowNs + (mayFork_ ? kTreeIntervalNs
                          : std::clamp(roomBytes / kTouchBytesPerMillisecond * kMillisecondNs,
                                       kMemoryIntervalMinNs, kMemoryIntervalMaxNs));
  }

  // RLIMIT_FSIZE bounds one file; this bounds their number and sum.
  void checkScratch(uint64_t nowNs) {
    const uint64_t bytesMax = 4 * limits_.fileBytes + (1 << 20);
    const ScratchUsage usage = supervision_.scratch->usage(kScratchEntryCountMax);
    if (usage.bytes > bytesMax || usage.entryCount > kScratchEntryCountMax) {
      stop(LimitExceeded::File);
    }
    nextScratchNs_ = nowNs + kScratchIntervalNs;
  }

  uint64_t timeoutNs(uint64_t nowNs) const {
    if (killedAtNs_ != 0) return 100 * kMillisecondNs;
    const uint64_t elapsedNs = nowNs - supervision_.startNs;
    // The slot's processes share one core, so CPU time never grows faster than the clock.
    uint64_t timeout = std::min(limits_.cpuNs - std::min(cpuNs_, limits_.cpuNs),
                                wallAllowanceNs_ - std::min(elapsedNs, wallAllowanceNs_));
    timeout = std::min(timeout, nextUsageNs_ - std::min(nowNs, nextUsageNs_));
    if (supervision_.scratch != nullptr) {
      timeout = std::min(timeout, nextScratchNs_ - std::min(nowNs, nextScratchNs_));
    }
    return std::max(timeout, kTimeoutMinNs);
  }

  // Returns true when the program has ended.
  bool waitForEvent(uint64_t timeout) {
    pollfd watched[] = {
        {child_.pidFd.get(), POLLIN, 0},
        {standardOutput_->pipe.get(), POLLIN, 0},
        {standardError_->pipe.get(), POLLIN, 0},
        {supervision_.connectionFd, POLLRDHUP, 0},
    };
    const timespec wait{static_cast<time_t>(timeout / kSecondNs),
                        static_cast<long>(timeout % kSecondNs)};
    if (ppoll(watched, 4, &wait, nullptr) < 0) {
      if (errno == EINTR) return false;
      throwErrno("ppoll");
    }
    if (watched[3].revents != 0) throw ConnectionClosed();
    if (watched[1].revents != 0) drain(standardOutput_, LimitExceeded::Stdout);
    if (watched[2].revents != 0) drain(standardError_, LimitExceeded::Stderr);
    return watched[0].revents != 0;
  }

  void drain(Capture* capture, LimitExceeded limit) {
    while (capture->pipe.isOpen() && !capture->isTruncated) {
      const uint64_t room = capture->bytesMax - capture->bytes;
      if (room == 0) {
        int waiting = 0;
        if (ioctl(capture->pipe.get(), FIONREAD, &waiting) != 0) throwErrno("FIONREAD");
        if (waiting > 0) {
          capture->isTruncated = true;
          capture->pipe.reset();
          return stop(limit);
        }
        // Either nothing has come since, or the last writer is gone: then poll must not spin.
        pollfd state{capture->pipe.get(), POLLIN, 0};
        if (poll(&state, 1, 0) > 0 && (state.revents & POLLIN) == 0) capture->pipe.reset();
        return;
      }
      auto offset = static_cast<off64_t>(capture->bytes);
      const ssize_t moved = splice(capture->pipe.get(), nullptr, capture->file, &offset,
                                   std::min<uint64_t>(room, 1 << 20), SPLICE_F_NONBLOCK);
      if (moved > 0) {
        capture->bytes += static_cast<uint64_t>(moved);
      } else if (moved == 0) {
        capture->pipe.reset();
      } else if (errno == EAGAIN) {
        return;
      } else if (errno != EINTR) {
        throwErrno("storing the output of the program");
      }
    }
  }

  void stop(LimitExceeded limit) {
    if (observation_.stoppedFor == LimitExceeded::None) observation_.stoppedFor = limit;
    if (killedAtNs_ != 0 || hasEnded_) return;
    killedAtNs_ = monotonicNs();
    killGroup(child_.pid);
  }

  void reap() {
    hasEnded_ = true;
    // While the leader is not reaped, its id cannot be anybody else's.
    killGroup(child_.pid);
    struct rusage usage;
    while (wait4(child_.pid, &observation_.waitStatus, 0, &usage) < 0) {
      if (errno != EINTR) throwErrno("wait4");
    }
    ReapedUsage reaped;
    addReaped(usage, &reaped);
    endAllDescendants(&reaped);
    observation_.cpuNs = std::max(reaped.cpuNs, mayFork_ ? cpuNs_ : 0);
    observation_.memoryBytesPeak = std::max(observation_.memoryBytesPeak, reaped.memoryBytesPeak);
  }

  uint64_t readCpuClock() const {
    timespec time;
    if (clock_gettime(cpuClock_, &time) != 0) return 0;
    return static_cast<uint64_t>(time.tv_sec) * kSecondNs + static_cast<uint64_t>(time.tv_nsec);
  }

  const Child& child_;
  const Limits& limits_;
  uint64_t wallAllowanceNs_;
  const Supervision& supervision_;
  const bool mayFork_;
  Capture* standardOutput_;
  Capture* standardError_;
  clockid_t cpuClock_{};
  Observation observation_;
  uint64_t cpuNs_ = 0;
  uint64_t killedAtNs_ = 0;
  bool hasEnded_ = false;
  uint64_t nextUsageNs_;
  uint64_t nextScratchNs_;
};

}  // namespace

uint64_t monotonicNs() {
  timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return static_cast<uint64_t>(now.tv_sec) * kSecondNs + static_cast<uint64_t>(now.tv_nsec);
}

Observation supervise(const Child& child, const Supervision& supervision, Capture* standardOutput,
                      Capture* standardError) {
  TreeGuard guard;
  Supervisor supervisor(child, supervision, standardOutput, standardError);
  const Observation observation = supervisor.watch();
  guard.release();
  return observation;
}

}  // namespace goldpan
