#pragma once

#include <sys/resource.h>
#include <sys/types.h>

#include <cstdint>
#include <vector>

namespace goldpan {

// What /proc says of a process or a tree at one moment; all zero for what is gone.
struct ProcessUsage {
  // User and system time, of the process and of the children it has waited for (10 ms steps).
  uint64_t cpuNs = 0;
  uint64_t residentBytes = 0;
  uint64_t taskCount = 0;
};

ProcessUsage usageOfProcess(pid_t pid);

// Time that a process was ready to run and no core was free for it (proc(5), schedstat); 0 where
// the kernel does not tell.
uint64_t queueWaitNsOfProcess(pid_t pid);

// The sum over all living descendants of the calling process.
ProcessUsage usageOfDescendants();

// What wait4 reported of the children that were reaped.
struct ReapedUsage {
  uint64_t cpuNs = 0;
  uint64_t memoryBytesPeak = 0;
};

// Adds what `wait4` reported for one child.
void addReaped(const struct rusage& usage, ReapedUsage* total);

// Kills a child that has not been reaped, and its process group. A program is the leader of its
// group, and the filter of no profile lets anything it starts leave it, so one call ends the whole
// tree, before it can fork again.
void killGroup(pid_t child);

// Kills and reaps until the calling process has no children left. Throws RunnerFault (slot dirty)
// when some cannot be ended within ten seconds.
void endAllDescendants(ReapedUsage* total);

// Ends whatever still runs when a run is left by an exception.
class DescendantsGuard {
 public:
  DescendantsGuard() = default;
  DescendantsGuard(const DescendantsGuard&) = delete;
  DescendantsGuard& operator=(const DescendantsGuard&) = delete;
  ~DescendantsGuard();
  void release() { isArmed_ = false; }

 private:
  bool isArmed_ = true;
};

// Kills the children of the calling process that are not in `kept`.
void killChildrenExcept(const std::vector<pid_t>& kept);

// True when the kernel lists the children of a task in /proc (CONFIG_PROC_CHILDREN).
bool canListChildren();

}  // namespace goldpan
