#include "supervise.h"

#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

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
// Output stays in its pipe this long: most programs have ended by then, and to wake up for each of
// their writes would cost more than the writes.
constexpr uint64_t kOutputPatienceNs = kMillisecondNs;
// How many times its wall limit a program may wait for a core before that ends it after all.
constexpr uint64_t kWallGrantFactorMax = 9;
constexpr uint64_t kDeathPatienceNs = 10 * kSecondNs;

// What ppoll is to look at.
class PollSet {
 public:
  // Returns the place whose `isReady` is to be asked.
  size_t add(int fd, short events) {
    entries_.at(count_) = {fd, events, 0};
    return count_++;
  }
  bool isReady(size_t place) const { return entries_.at(place).revents != 0; }
  void wait(uint64_t timeoutNs) {
    const timespec timeout{static_cast<time_t>(timeoutNs / kSecondNs),
                           static_cast<long>(timeoutNs % kSecondNs)};
    if (ppoll(entries_.data(), count_, &timeout, nullptr) >= 0) return;
    if (errno != EINTR) throwErrno("ppoll");
    for (size_t i = 0; i < count_; ++i) entries_[i].revents = 0;
  }

 private:
  // The connection; of each of two programs the end, standard error and what it tells the other.
  std::array<pollfd, 7> entries_;
  size_t count_ = 0;
};

// Watches one program.
class Supervisor {
 public:
  explicit Supervisor(const Supervision& supervision)
      : child_(*supervision.child),
        limits_(*supervision.limits),
        wallAllowanceNs_(supervision.limits->wallNs),
        supervision_(supervision),
        mayFork_(traitsOf(supervision.profile).mayFork) {
    if (clock_getcpuclockid(child_.pid, &cpuClock_) != 0) {
      throw RunnerFault("clock_getcpuclockid failed");
    }
    nextUsageNs_ = supervision.startNs + (mayFork_ ? kTreeIntervalNs : kMemoryIntervalMinNs);
    nextScratchNs_ = supervision.startNs + kScratchIntervalNs;
  }

  void setOther(const Supervisor* other) { other_ = other; }
  bool hasEnded() const { return hasEnded_; }
  uint64_t cpuNs() const { return std::max(cpuNs_, hasEnded_ ? 0 : readCpuClock()); }
  bool hasSucceeded() const { return hasEnded_ && killedAtNs_ == 0 && exitCode() == 0; }
  // -1 when a signal ended the program.
  int exitCode() const {
    const int status = observation_.waitStatus;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

  void check(uint64_t nowNs) {
    if (killedAtNs_ != 0) {
      if (nowNs - killedAtNs_ > kDeathPatienceNs) {
        throw RunnerFault("the program did not die within 10 s of SIGKILL", true);
      }
      return;
    }
    cpuNs_ = cpuNs();
    if (nowNs >= nextUsageNs_) checkUsage(nowNs);
    if (supervision_.scratch != nullptr && nowNs >= nextScratchNs_) checkScratch(nowNs);
    if (cpuNs_ > limits_.cpuNs) return stop(LimitExceeded::Cpu);
    if (nowNs - supervision_.startNs > wallAllowanceNs_) checkWall(nowNs);
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
    if (elapsedNs < kOutputPatienceNs) timeout = std::min(timeout, kOutputPatienceNs - elapsedNs);
    return std::max(timeout, kTimeoutMinNs);
  }

  void addTo(PollSet* set, uint64_t nowNs) {
    endPlace_ = set->add(child_.pidFd.get(), POLLIN);
    isOutputAwaited_ = killedAtNs_ == 0 && nowNs - supervision_.startNs >= kOutputPatienceNs;
    if (!isOutputAwaited_) return;
    if (supervision_.standardOutput != nullptr) {
      set->add(supervision_.standardOutput->readEnd(), POLLIN);
    }
    set->add(supervision_.standardError->readEnd(), POLLIN);
  }

  // Returns true when the program has ended. Then it is reaped.
  bool handle(const PollSet& set) {
    if (set.isReady(endPlace_)) {
      reap();
      return true;
    }
    if (isOutputAwaited_) drain();
    return false;
  }

  void stop(LimitExceeded limit) {
    if (observation_.stoppedFor == LimitExceeded::None) observation_.stoppedFor = limit;
    if (killedAtNs_ != 0 || hasEnded_) return;
    killedAtNs_ = monotonicNs();
    killGroup(child_.pid);
  }

  void setEndedFirst() { observation_.hasEndedFirst = true; }

  // After everything has ended: `leftBehind` is what the program's children used that it did not
  // wait for.
  Observation finish(const ReapedUsage& leftBehind) {
    // What was written before the end is still in the pipes.
    drain();
    const uint64_t reapedCpuNs = reaped_.cpuNs + leftBehind.cpuNs;
    observation_.cpuNs = std::max(reapedCpuNs, mayFork_ ? cpuNs_ : 0);
    observation_.memoryBytesPeak = std::max(
        {observation_.memoryBytesPeak, reaped_.memoryBytesPeak, leftBehind.memoryBytesPeak});
    return observation_;
  }

 private:
  // On a machine with more to do than cores, a program spends time on the clock through no fault of
  // its own: what it waited for a core is granted on top, within a bound. So is what the other
  // program of a dialogue computed and waited for a core meanwhile.
  void checkWall(uint64_t nowNs) {
    const uint64_t grantMaxNs = kWallGrantFactorMax * limits_.wallNs;
    uint64_t grantNs = std::min(coreWaitNs(), grantMaxNs);
    if (other_ != nullptr) grantNs += other_->cpuNs() + std::min(other_->coreWaitNs(), grantMaxNs);
    wallAllowanceNs_ = limits_.wallNs + grantNs;
    if (nowNs - supervision_.startNs > wallAllowanceNs_) stop(LimitExceeded::Wall);
  }

  uint64_t coreWaitNs() const { return hasEnded_ ? 0 : queueWaitNsOfProcess(child_.pid); }

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

  void drain() {
    if (supervision_.standardOutput != nullptr && !supervision_.standardOutput->drain()) {
      stop(LimitExceeded::Stdout);
    }
    supervision_.standardError->drain();
  }

  void reap() {
    hasEnded_ = true;
    observation_.wallNs = monotonicNs() - supervision_.startNs;
    // While the leader is not reaped, its id cannot be anybody else's.
    killGroup(child_.pid);
    struct rusage usage;
    while (wait4(child_.pid, &observation_.waitStatus, 0, &usage) < 0) {
      if (errno != EINTR) throwErrno("wait4");
    }
    addReaped(usage, &reaped_);
    cpuNs_ = std::max(cpuNs_, reaped_.cpuNs);
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
  const Supervisor* other_ = nullptr;
  clockid_t cpuClock_{};
  Observation observation_;
  ReapedUsage reaped_;
  uint64_t cpuNs_ = 0;
  uint64_t killedAtNs_ = 0;
  bool hasEnded_ = false;
  bool isOutputAwaited_ = false;
  size_t endPlace_ = 0;
  uint64_t nextUsageNs_;
  uint64_t nextScratchNs_;
};

// Watches the programs of one execution together.
class Watch {
 public:
  Watch(const std::vector<Supervision>& programs, Dialogue* dialogue, int connectionFd)
      : dialogue_(dialogue), connectionFd_(connectionFd) {
    supervisors_.reserve(programs.size());
    for (const Supervision& program : programs) supervisors_.emplace_back(program);
    if (dialogue == nullptr) return;
    for (size_t i = 0; i < supervisors_.size(); ++i) supervisors_[i].setOther(&supervisors_[1 - i]);
  }

  std::vector<Observation> untilTheEnd() {
    while (runningCount() > 0) step();
    ReapedUsage leftBehind;
    endAllDescendants(&leftBehind);
    std::vector<Observation> observations;
    for (Supervisor& supervisor : supervisors_) {
      observations.push_back(supervisor.finish(leftBehind));
    }
    return observations;
  }

 private:
  size_t runningCount() const {
    return static_cast<size_t>(
        std::count_if(supervisors_.begin(), supervisors_.end(),
                      [](const Supervisor& supervisor) { return !supervisor.hasEnded(); }));
  }

  void step() {
    const uint64_t nowNs = monotonicNs();
    uint64_t timeoutNs = UINT64_MAX;
    PollSet set;
    const size_t connectionPlace = set.add(connectionFd_, POLLRDHUP);
    for (Supervisor& supervisor : supervisors_) {
      if (supervisor.hasEnded()) continue;
      supervisor.check(nowNs);
      timeoutNs = std::min(timeoutNs, supervisor.timeoutNs(nowNs));
      supervisor.addTo(&set, nowNs);
    }
    for (size_t i = 0; isDialogue() && i < supervisors_.size(); ++i) addRelay(i, &set);
    set.wait(timeoutNs);
    if (set.isReady(connectionPlace)) throw ConnectionClosed();
    for (size_t i = 0; isDialogue() && i < supervisors_.size(); ++i) {
      if (!dialogue_->written[i].move()) supervisors_[i].stop(LimitExceeded::Stdout);
    }
    for (size_t i = 0; i < supervisors_.size(); ++i) {
      const bool isFirst = runningCount() == supervisors_.size();
      if (supervisors_[i].hasEnded() || !supervisors_[i].handle(set)) continue;
      if (isFirst) supervisors_[i].setEndedFirst();
      if (isFirst && isDialogue()) leaveAlone(i);
    }
  }

  bool isDialogue() const { return dialogue_ != nullptr; }

  // One that has written too much is being ended: what else it writes stays where it is.
  void addRelay(size_t writer, PollSet* set) const {
    const Relay& relay = dialogue_->written[writer];
    if (relay.isTruncated()) return;
    set->add(relay.awaitedFd(), relay.isBlocked() ? POLLOUT : POLLIN);
  }

  // The other of a dialogue goes on without the one that has ended, if anything depends on it.
  void leaveAlone(size_t ended) {
    const size_t other = 1 - ended;
    const bool mayGoOn = ended == Dialogue::kProgram
                             ? supervisors_[ended].hasSucceeded()
                             : supervisors_[ended].exitCode() == dialogue_->contentExitCode;
    // First of all: the end of its input would let it do something else.
    if (!mayGoOn) supervisors_[other].stop(LimitExceeded::None);
    dialogue_->written[ended].endOfWriter();
    dialogue_->written[other].endOfReader();
  }

  std::vector<Supervisor> supervisors_;
  Dialogue* dialogue_;
  int connectionFd_;
};

}  // namespace

uint64_t monotonicNs() {
  timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return static_cast<uint64_t>(now.tv_sec) * kSecondNs + static_cast<uint64_t>(now.tv_nsec);
}

std::vector<Observation> supervise(const std::vector<Supervision>& programs, Dialogue* dialogue,
                                   int connectionFd) {
  DescendantsGuard guard;
  std::vector<Observation> observations = Watch(programs, dialogue, connectionFd).untilTheEnd();
  guard.release();
  return observations;
}

}  // namespace goldpan
