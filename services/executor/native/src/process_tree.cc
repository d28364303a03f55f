#include "process_tree.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "fault.h"
#include "unique_fd.h"

namespace goldpan {
namespace {

// More than any RLIMIT_NPROC a request may ask for would need, yet a fixed size.
constexpr size_t kDescendantCountMax = 8192;

struct Descendants {
  std::array<pid_t, kDescendantCountMax> pids;
  size_t count;
};

// Static: the slot is single-threaded and its heap stays small. Only pages in use are resident.
Descendants descendants;

ssize_t readSmallFile(const char* path, char* buffer, size_t bytesMax) {
  const UniqueFd file(open(path, O_RDONLY | O_CLOEXEC));
  if (!file.isOpen()) return -1;
  const ssize_t got = read(file.get(), buffer, bytesMax - 1);
  buffer[got > 0 ? got : 0] = '\0';
  return got;
}

ProcessUsage parseStat(const char* path) {
  char buffer[1024];
  if (readSmallFile(path, buffer, sizeof buffer) <= 0) return {};
  // The name in parentheses may hold anything, so fields are counted from the last parenthesis
  // (proc(5): the next field is number 3).
  const char* next = std::strrchr(buffer, ')');
  if (next == nullptr) return {};
  next += 2;
  ProcessUsage usage;
  static const uint64_t tickNs = 1'000'000'000 / static_cast<uint64_t>(sysconf(_SC_CLK_TCK));
  static const auto pageBytes = static_cast<uint64_t>(sysconf(_SC_PAGESIZE));
  for (int field = 3; field <= 24 && *next != '\0'; ++field) {
    const uint64_t value = std::strtoull(next, nullptr, 10);
    if (field >= 14 && field <= 17) usage.cpuNs += value * tickNs;
    if (field == 20) usage.taskCount = value;
    if (field == 24) usage.residentBytes = value * pageBytes;
    next = std::strchr(next, ' ');
    if (next == nullptr) break;
    ++next;
  }
  return usage;
}

// Calls visit(tid) for each thread of a process, until it returns false. Without readdir, which
// allocates: a slot ends its programs from a signal handler.
template <typename Visit>
void forEachThread(pid_t pid, Visit visit) {
  char path[32];
  alignas(dirent64) char buffer[4096];
  std::snprintf(path, sizeof path, "/proc/%d/task", pid);
  const UniqueFd threads(open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!threads.isOpen()) return;
  for (ssize_t got; (got = getdents64(threads.get(), buffer, sizeof buffer)) > 0;) {
    for (ssize_t at = 0; at < got;) {
      const auto* entry = reinterpret_cast<const dirent64*>(buffer + at);
      at += entry->d_reclen;
      if (entry->d_name[0] == '.') continue;
      if (!visit(static_cast<pid_t>(std::atoi(entry->d_name)))) return;
    }
  }
}

// Threads share their memory, so the first that has any tells it all.
uint64_t residentOfThreads(pid_t pid) {
  uint64_t residentBytes = 0;
  forEachThread(pid, [&](pid_t thread) {
    char path[64];
    std::snprintf(path, sizeof path, "/proc/%d/task/%d/stat", pid, thread);
    residentBytes = parseStat(path).residentBytes;
    return residentBytes == 0;
  });
  return residentBytes;
}

void appendChildrenOfThread(pid_t pid, pid_t thread) {
  char path[64];
  char buffer[4096];
  std::snprintf(path, sizeof path, "/proc/%d/task/%d/children", pid, thread);
  if (readSmallFile(path, buffer, sizeof buffer) <= 0) return;
  for (char* next = buffer; *next != '\0';) {
    char* end = nullptr;
    const long child = std::strtol(next, &end, 10);
    if (end == next) return;
    if (child > 0 && descendants.count < kDescendantCountMax) {
      descendants.pids[descendants.count++] = static_cast<pid_t>(child);
    }
    next = end;
    while (*next == ' ') ++next;
  }
}

void appendChildrenOf(pid_t pid) {
  forEachThread(pid, [&](pid_t thread) {
    appendChildrenOfThread(pid, thread);
    return true;
  });
}

const Descendants& listDescendants() {
  descendants.count = 0;
  appendChildrenOf(getpid());
  for (size_t i = 0; i < descendants.count; ++i) appendChildrenOf(descendants.pids[i]);
  return descendants;
}

uint64_t nowNs() {
  timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return static_cast<uint64_t>(now.tv_sec) * 1'000'000'000 + static_cast<uint64_t>(now.tv_nsec);
}

uint64_t nanosecondsOf(const timeval& time) {
  return static_cast<uint64_t>(time.tv_sec) * 1'000'000'000 +
         static_cast<uint64_t>(time.tv_usec) * 1000;
}

}  // namespace

ProcessUsage usageOfProcess(pid_t pid) {
  char path[32];
  std::snprintf(path, sizeof path, "/proc/%d/stat", pid);
  ProcessUsage usage = parseStat(path);
  // A main thread that has ended shows no memory, while the others go on with all of it.
  if (usage.residentBytes == 0 && usage.taskCount > 1) usage.residentBytes = residentOfThreads(pid);
  return usage;
}

uint64_t queueWaitNsOfProcess(pid_t pid) {
  char path[32];
  char buffer[128];
  std::snprintf(path, sizeof path, "/proc/%d/schedstat", pid);
  if (readSmallFile(path, buffer, sizeof buffer) <= 0) return 0;
  // Three numbers: time on a core, time waiting for one, time slices.
  const char* second = std::strchr(buffer, ' ');
  return second == nullptr ? 0 : std::strtoull(second, nullptr, 10);
}

ProcessUsage usageOfDescendants() {
  ProcessUsage total;
  const Descendants& all = listDescendants();
  for (size_t i = 0; i < all.count; ++i) {
    const ProcessUsage usage = usageOfProcess(all.pids[i]);
    total.cpuNs += usage.cpuNs;
    total.residentBytes += usage.residentBytes;
    total.taskCount += usage.taskCount;
  }
  return total;
}

void addReaped(const struct rusage& usage, ReapedUsage* total) {
  total->cpuNs += nanosecondsOf(usage.ru_utime) + nanosecondsOf(usage.ru_stime);
  total->memoryBytesPeak =
      std::max(total->memoryBytesPeak, static_cast<uint64_t>(usage.ru_maxrss) * 1024);
}

void killGroup(pid_t child) {
  kill(-child, SIGKILL);
  kill(child, SIGKILL);
}

void endAllDescendants(ReapedUsage* total) {
  constexpr uint64_t kPatienceNs = 10'000'000'000;
  const uint64_t deadlineNs = nowNs() + kPatienceNs;
  for (;;) {
    int status;
    struct rusage usage;
    const pid_t reaped = wait4(-1, &status, WNOHANG | __WALL, &usage);
    if (reaped > 0) {
      addReaped(usage, total);
      continue;
    }
    if (reaped < 0 && errno == ECHILD) return;
    if (reaped < 0 && errno != EINTR) throwErrno("wait4");
    if (nowNs() > deadlineNs) {
      throw RunnerFault("a process of the run could not be ended within 10 s", true);
    }
    // Again and again: whatever was forked between the listing and the kill is a descendant still.
    descendants.count = 0;
    appendChildrenOf(getpid());
    for (size_t i = 0; i < descendants.count; ++i) killGroup(descendants.pids[i]);
    const Descendants& all = listDescendants();
    for (size_t i = 0; i < all.count; ++i) kill(all.pids[i], SIGKILL);
    const timespec pause{0, 100'000};
    nanosleep(&pause, nullptr);
  }
}

DescendantsGuard::~DescendantsGuard() {
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

void killChildrenExcept(const std::vector<pid_t>& kept) {
  descendants.count = 0;
  appendChildrenOf(getpid());
  for (size_t i = 0; i < descendants.count; ++i) {
    const pid_t pid = descendants.pids[i];
    if (std::find(kept.begin(), kept.end(), pid) == kept.end()) kill(pid, SIGKILL);
  }
}

bool canListChildren() {
  char path[64];
  std::snprintf(path, sizeof path, "/proc/%d/task/%d/children", getpid(), getpid());
  return access(path, R_OK) == 0;
}

}  // namespace goldpan
