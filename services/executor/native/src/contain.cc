#include "contain.h"

#include <fcntl.h>
#include <linux/capability.h>
#include <linux/close_range.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>

#include "blob_store.h"
#include "landlock.h"

namespace goldpan {
namespace {

// Below kExecFd, above every descriptor a program may be given.
constexpr int kRulesetFd = kExecFd - 1;
// Sources are moved here first, so that no target overwrites a source that is still needed.
constexpr int kStagingFd = kExecFd + 1;

// Bare system calls: the wrappers of the C library would tell the other threads of a process that
// this child merely shares its memory with.
int closeRange(unsigned first, unsigned last, unsigned flags) {
  return static_cast<int>(syscall(SYS_close_range, first, last, flags));
}

int placeDescriptors(ContainPlan* plan) {
  if (dup3(plan->programFd, kExecFd, O_CLOEXEC) < 0) return -1;
  if (plan->rulesetFd >= 0 && dup3(plan->rulesetFd, kRulesetFd, O_CLOEXEC) < 0) return -1;
  for (size_t i = 0; i < plan->extraFdCount; ++i) {
    FdPlacement& extra = plan->extraFds[i];
    extra.source = fcntl(extra.source, F_DUPFD_CLOEXEC, kStagingFd);
    if (extra.source < 0) return -1;
  }
  if (dup2(plan->standardInput, STDIN_FILENO) < 0) return -1;
  if (dup2(plan->standardOutput, STDOUT_FILENO) < 0) return -1;
  if (dup2(plan->standardError, STDERR_FILENO) < 0) return -1;
  // Nothing but what is named here survives exec, whatever flags it was opened with.
  if (closeRange(STDERR_FILENO + 1, ~0u, CLOSE_RANGE_CLOEXEC) != 0) return -1;
  for (size_t i = 0; i < plan->extraFdCount; ++i) {
    if (dup2(plan->extraFds[i].source, plan->extraFds[i].target) < 0) return -1;
  }
  return 0;
}

int becomeUser(const SlotUser& user) {
  if (user.isOwn) {
    // Leaving uid 0 empties the permitted and effective capability sets (capabilities(7)).
    if (syscall(SYS_setresgid, user.gid, user.gid, user.gid) != 0) return -1;
    if (syscall(SYS_setresuid, user.uid, user.uid, user.uid) != 0) return -1;
  }
  __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
  const __user_cap_data_struct none[2] = {};
  return static_cast<int>(syscall(SYS_capset, &header, none));
}

int dieWithSlot(pid_t slotProcess) {
  if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0) return -1;
  if (getppid() == slotProcess) return 0;
  errno = ESRCH;
  return -1;
}

int unblockSignals() {
  sigset_t none;
  sigemptyset(&none);
  return sigprocmask(SIG_SETMASK, &none, nullptr);
}

bool succeeded(ContainPlan* plan, const char* step, int result) {
  if (result >= 0) return true;
  plan->failedErrno = errno;
  plan->failedStep = step;
  return false;
}

}  // namespace

void containAndExecute(ContainPlan* plan) {
  // The child starts with the slot's own descriptor table; this gives it one of its own, without
  // the blobs.
  if (!succeeded(plan, "close_range", closeRange(kBlobFdMin, ~0u, CLOSE_RANGE_UNSHARE))) return;
  if (!succeeded(plan, "fchdir", fchdir(plan->workingDirectoryFd))) return;
  if (!succeeded(plan, "placing descriptors", placeDescriptors(plan))) return;
  // Not only for the process group: the scheduler shares a core among sessions, so that a program
  // of many processes does not keep the slot from watching it.
  if (!succeeded(plan, "setsid", setsid())) return;
  if (!succeeded(plan, "dropping privileges", becomeUser(plan->user))) return;
  // After the change of user, which clears it.
  if (!succeeded(plan, "PR_SET_PDEATHSIG", dieWithSlot(plan->slotProcess))) return;
  for (const ResourceLimit& limit : *plan->limits) {
    const rlimit both{limit.value, limit.value};
    if (!succeeded(plan, limit.name,
                   static_cast<int>(syscall(SYS_prlimit64, 0, limit.resource, &both, nullptr)))) {
      return;
    }
  }
  if (!succeeded(plan, "sigprocmask", unblockSignals())) return;
  if (!succeeded(plan, "PR_SET_NO_NEW_PRIVS", prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))) return;
  if (plan->rulesetFd >= 0 &&
      !succeeded(plan, "landlock_restrict_self", restrictSelf(kRulesetFd))) {
    return;
  }
  if (!succeeded(plan, "seccomp", installSeccompFilter(plan->filter, getpid()))) return;
  succeeded(plan, "execveat",
            static_cast<int>(
                syscall(SYS_execveat, kExecFd, "", plan->argv, plan->environment, AT_EMPTY_PATH)));
}

}  // namespace goldpan
