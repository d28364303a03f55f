#include "spawn.h"

#include <sched.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstring>
#include <string>

#include "fault.h"

namespace goldpan {
namespace {

constexpr size_t kStackBytes = 64 << 10;

// The stack of the child between clone and exec, mapped once.
char* stackTop() {
  static char* const top = [] {
    void* const stack = mmap(nullptr, kStackBytes, PROT_READ | PROT_WRITE,
                             MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK, -1, 0);
    if (stack == MAP_FAILED) throwErrno("mmap of the child's stack");
    return static_cast<char*>(stack) + kStackBytes;
  }();
  return top;
}

int childMain(void* argument) {
  containAndExecute(static_cast<ContainPlan*>(argument));
  _exit(127);
}

bool isFaultOfFile(int error) {
  return error == ENOEXEC || error == EACCES || error == ENOENT || error == ELIBBAD ||
         error == EINVAL || error == E2BIG || error == EISDIR;
}

}  // namespace

Child spawn(ContainPlan* plan) {
  plan->failedStep = nullptr;
  plan->failedErrno = 0;
  int pidFd = -1;
  sigset_t all, before;
  sigfillset(&all);
  if (sigprocmask(SIG_SETMASK, &all, &before) != 0) throwErrno("sigprocmask");
  // CLONE_VM and CLONE_VFORK: no page tables are copied, and the slot sleeps until exec. Not
  // clone3, which container runtimes refuse with ENOSYS.
  const pid_t pid =
      clone(childMain, stackTop(), CLONE_VM | CLONE_VFORK | CLONE_FILES | CLONE_PIDFD | SIGCHLD,
            plan, &pidFd);
  const int cloneErrno = errno;
  sigprocmask(SIG_SETMASK, &before, nullptr);
  if (pid < 0) {
    errno = cloneErrno;
    throwErrno("clone");
  }
  Child child{pid, UniqueFd(pidFd)};
  if (plan->failedStep == nullptr) return child;

  int status;
  while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  const std::string message =
      std::string(plan->failedStep) + ": " + std::strerror(plan->failedErrno);
  if (std::strcmp(plan->failedStep, "execveat") == 0 && isFaultOfFile(plan->failedErrno)) {
    throw Refusal("EXEC_FAILED",
                  message +
                      ". The file must be an ELF executable for this machine, and its "
                      "interpreter must lie in a tree of the profile");
  }
  throw RunnerFault("starting the program failed at " + message);
}

}  // namespace goldpan
