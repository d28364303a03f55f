#include "seccomp_filter.h"

#include <asm/ioctls.h>
#include <asm/termbits.h>
#include <linux/audit.h>
#include <linux/fcntl.h>
#include <linux/prctl.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>

#include "fault.h"

#if !defined(__x86_64__)
#error "the system call tables of this filter are those of x86_64"
#endif

#ifndef SYS_cachestat
#define SYS_cachestat 451
#endif
#ifndef SYS_mseal
#define SYS_mseal 462
#endif

namespace goldpan {
namespace {

enum class Action : uint8_t {
  Refuse,  // EPERM: the default
  Allow,
  NotImplemented,  // ENOSYS: the C library falls back
  NoAccess,        // EACCES: as a file that may not be opened
  NoTerminal,      // ENOTTY
  Kill,            // SIGSYS for the whole process
  ThreadOnly,      // clone: only a thread of the same process
  NoNamespaces,    // clone: processes too, but no new namespace
  FdFlagsOnly,     // fcntl: duplicate and flags; no locks, leases, owners, pipe sizes
  TerminalQuery,   // ioctl: the queries with which a runtime looks at its streams
  HarmlessPrctl,
  ReadOwnLimit,  // prlimit64: read, and only one's own
  OwnProcess,    // kill, tgkill: only the process itself
  StartProgram,  // execveat: only of kExecFd, that is once
  FdStatus,      // newfstatat: as fstat
  OwnFacts,      // getpgid and the like: only of the process itself
  OwnPriority,   // getpriority: likewise
  OwnAffinity,   // sched_getaffinity: likewise, and elsewhere ENOSYS
  CommonClock,   // clock_gettime and the like: no CPU clock of a process by its id
};

constexpr size_t kSyscallCount = 512;
using Table = std::array<Action, kSyscallCount>;

void set(Table* table, Action action, std::initializer_list<int> numbers) {
  for (const int number : numbers) (*table)[static_cast<size_t>(number)] = action;
}

// Computation, memory, threads, time and the streams that are open already.
void addNative(Table* table) {
  set(table, Action::Allow,
      {SYS_read,
       SYS_write,
       SYS_readv,
       SYS_writev,
       SYS_pread64,
       SYS_pwrite64,
       SYS_lseek,
       SYS_fstat,
       SYS_close,
       SYS_close_range,
       SYS_dup,
       SYS_dup2,
       SYS_dup3,
       SYS_pipe,
       SYS_pipe2,
       SYS_poll,
       SYS_ppoll,
       SYS_select,
       SYS_pselect6,
       SYS_mmap,
       SYS_mprotect,
       SYS_munmap,
       SYS_mremap,
       SYS_brk,
       SYS_madvise,
       SYS_mincore,
       SYS_msync,
       SYS_membarrier,
       SYS_mseal,
       SYS_rt_sigaction,
       SYS_rt_sigprocmask,
       SYS_rt_sigreturn,
       SYS_rt_sigpending,
       SYS_rt_sigsuspend,
       SYS_rt_sigtimedwait,
       SYS_sigaltstack,
       SYS_restart_syscall,
       SYS_pause,
       SYS_alarm,
       SYS_setitimer,
       SYS_getitimer,
       SYS_nanosleep,
       SYS_gettimeofday,
       SYS_time,
       SYS_times,
       SYS_getrandom,
       SYS_futex,
       SYS_set_robust_list,
       SYS_get_robust_list,
       SYS_rseq,
       SYS_set_tid_address,
       SYS_sched_yield,
       SYS_sched_get_priority_max,
       SYS_sched_get_priority_min,
       SYS_getrlimit,
       SYS_getrusage,
       SYS_sysinfo,
       SYS_uname,
       SYS_getcpu,
       SYS_getpid,
       SYS_gettid,
       SYS_getppid,
       SYS_getpgrp,
       SYS_getuid,
       SYS_geteuid,
       SYS_getgid,
       SYS_getegid,
       SYS_arch_prctl,
       SYS_exit,
       SYS_exit_group});
  set(table, Action::NotImplemented, {SYS_clone3, SYS_faccessat2, SYS_openat2, SYS_statx});
  // A missing input.txt is an ordinary thing to meet, and programs go on without it.
  set(table, Action::NoAccess,
      {SYS_open, SYS_openat, SYS_creat, SYS_access, SYS_faccessat, SYS_stat, SYS_lstat,
       SYS_readlink, SYS_readlinkat, SYS_getcwd});
  set(table, Action::ThreadOnly, {SYS_clone});
  set(table, Action::FdFlagsOnly, {SYS_fcntl});
  set(table, Action::TerminalQuery, {SYS_ioctl});
  set(table, Action::HarmlessPrctl, {SYS_prctl});
  set(table, Action::ReadOwnLimit, {SYS_prlimit64});
  set(table, Action::OwnProcess, {SYS_kill, SYS_tgkill});
  set(table, Action::StartProgram, {SYS_execveat});
  set(table, Action::FdStatus, {SYS_newfstatat});
  // The C library asks these about itself. Of others they would tell that they exist, and how much
  // they compute: a view into the next slot.
  set(table, Action::OwnFacts,
      {SYS_getpgid, SYS_getsid, SYS_sched_getparam, SYS_sched_getscheduler});
  set(table, Action::OwnPriority, {SYS_getpriority});
  set(table, Action::OwnAffinity, {SYS_sched_getaffinity});
  set(table, Action::CommonClock, {SYS_clock_gettime, SYS_clock_getres, SYS_clock_nanosleep});
}

// Paths. Landlock decides which; modes, owners and times are not covered by it and stay refused.
void addFiles(Table* table) {
  set(table, Action::Allow,
      {SYS_open,      SYS_openat,     SYS_creat,     SYS_access,     SYS_faccessat, SYS_faccessat2,
       SYS_stat,      SYS_lstat,      SYS_statx,     SYS_newfstatat, SYS_statfs,    SYS_fstatfs,
       SYS_readlink,  SYS_readlinkat, SYS_getcwd,    SYS_chdir,      SYS_fchdir,    SYS_getdents64,
       SYS_getdents,  SYS_unlink,     SYS_unlinkat,  SYS_mkdir,      SYS_mkdirat,   SYS_rmdir,
       SYS_rename,    SYS_renameat,   SYS_renameat2, SYS_truncate,   SYS_ftruncate, SYS_fallocate,
       SYS_fadvise64, SYS_fsync,      SYS_fdatasync, SYS_umask,      SYS_preadv,    SYS_pwritev,
       SYS_preadv2,   SYS_pwritev2});
}

// What the interpreters' event loops and start-up want.
void addRuntime(Table* table) {
  set(table, Action::Allow,
      {SYS_epoll_create, SYS_epoll_create1, SYS_epoll_ctl, SYS_epoll_wait, SYS_epoll_pwait,
       SYS_epoll_pwait2, SYS_eventfd, SYS_eventfd2, SYS_timerfd_create, SYS_timerfd_settime,
       SYS_timerfd_gettime, SYS_getgroups, SYS_getresuid, SYS_getresgid, SYS_capget});
  set(table, Action::NotImplemented, {SYS_pkey_alloc, SYS_pkey_free, SYS_pkey_mprotect});
}

// A compiler driver starts its compiler, assembler and linker.
void addProcesses(Table* table, bool isSignalScoped) {
  set(table, Action::Allow,
      {SYS_fork, SYS_vfork, SYS_execve, SYS_execveat, SYS_wait4, SYS_waitid, SYS_copy_file_range});
  set(table, Action::NoNamespaces, {SYS_clone});
  if (isSignalScoped) set(table, Action::Allow, {SYS_kill, SYS_tgkill});
}

// No program of a contest, no compiler and no interpreter calls these by accident.
void addHostile(Table* table) {
  set(table, Action::Kill,
      {SYS_ptrace,
       SYS_process_vm_readv,
       SYS_process_vm_writev,
       SYS_process_madvise,
       SYS_pidfd_getfd,
       SYS_kcmp,
       SYS_bpf,
       SYS_perf_event_open,
       SYS_userfaultfd,
       SYS_keyctl,
       SYS_add_key,
       SYS_request_key,
       SYS_mount,
       SYS_umount2,
       SYS_pivot_root,
       SYS_chroot,
       SYS_move_mount,
       SYS_fsopen,
       SYS_fsmount,
       SYS_fsconfig,
       SYS_fspick,
       SYS_open_tree,
       SYS_mount_setattr,
       SYS_unshare,
       SYS_setns,
       SYS_kexec_load,
       SYS_kexec_file_load,
       SYS_init_module,
       SYS_finit_module,
       SYS_delete_module,
       SYS_reboot,
       SYS_swapon,
       SYS_swapoff,
       SYS_acct,
       SYS_quotactl,
       SYS_quotactl_fd,
       SYS_syslog,
       SYS_iopl,
       SYS_ioperm,
       SYS_modify_ldt,
       SYS_open_by_handle_at,
       SYS_settimeofday,
       SYS_clock_settime,
       SYS_sethostname,
       SYS_setdomainname,
       SYS_vhangup});
}

constexpr std::initializer_list<int> kSockets = {
    SYS_socket,   SYS_socketpair, SYS_connect,    SYS_bind,     SYS_listen,   SYS_accept,
    SYS_accept4,  SYS_sendto,     SYS_sendmsg,    SYS_sendmmsg, SYS_recvfrom, SYS_recvmsg,
    SYS_recvmmsg, SYS_setsockopt, SYS_getsockopt, SYS_shutdown};
constexpr std::initializer_list<int> kIoUring = {SYS_io_uring_setup, SYS_io_uring_enter,
                                                 SYS_io_uring_register};

Table tableOf(Profile profile, bool isSignalScoped) {
  Table table{};
  addNative(&table);
  addHostile(&table);
  const bool isRuntime =
      profile == Profile::Python || profile == Profile::JavaScript || profile == Profile::Compile;
  // Interpreters try these at start-up and in their libraries, and live with a refusal.
  set(&table, isRuntime ? Action::Refuse : Action::Kill, kSockets);
  set(&table, isRuntime ? Action::NotImplemented : Action::Kill, kIoUring);
  if (profile != Profile::Native) addFiles(&table);
  if (isRuntime) addRuntime(&table);
  if (profile == Profile::Compile) addProcesses(&table, isSignalScoped);
  return table;
}

// Emits a decision tree over ranges of equal action, and behind it one block per action, to which
// all branches lead. Small, because the kernel translates the filter each time it is installed:
// that is paid on every run.
class Assembler {
 public:
  SeccompFilter assemble(const Table& table) {
    // When a filter is installed the kernel tries every system call number, to know which are
    // always allowed; it gives up at the first look at an argument. Programs of contests make a few
    // dozen calls, and a call that has to ask the filter takes 20 ns more: far less in all than the
    // trying (seccomp_is_const_allow in kernel/seccomp.c, Linux 5.11).
    loadArgument(0);
    loadWord(offsetof(seccomp_data, arch));
    compare(BPF_JEQ, AUDIT_ARCH_X86_64, {}, Action::Kill);
    loadWord(offsetof(seccomp_data, nr));
    // Numbers from 2^30 on are the x32 ABI (and -1, after a tracer's change).
    compare(BPF_JGE, 0x40000000, Action::Kill, {});
    gatherRanges(table);
    emitTree(0, ranges_.size());
    // Blocks with conditions lead on to those that only return.
    for (const Action action : kConditions) emitBlock(action);
    for (const Action action : kReturns) emitBlock(action);
    return std::move(filter_);
  }

 private:
  struct Exception {
    uint32_t number;
    Action action;
  };

  // The numbers from `first` to the next range: one action, but for a few single numbers.
  struct Range {
    uint32_t first;
    Action action;
    std::vector<Exception> exceptions;
  };

  // A branch of the instruction `at` that leads to the block of an action.
  struct Branch {
    size_t at;
    bool isTrue;
    Action action;
  };

  // A number alone among others costs one comparison here, where ranges of its own would cost two.
  // Few, since they are compared one after another.
  static constexpr size_t kExceptionCountMax = 3;

  void gatherRanges(const Table& table) {
    const auto actionOf = [&](size_t number) {
      return number < kSyscallCount ? table[number] : Action::Refuse;
    };
    for (uint32_t number = 0; number <= kSyscallCount; ++number) {
      const Action action = actionOf(number);
      if (!ranges_.empty() && ranges_.back().action == action) continue;
      const bool isAlone = !ranges_.empty() && actionOf(number + 1) == ranges_.back().action;
      if (isAlone && ranges_.back().exceptions.size() < kExceptionCountMax) {
        ranges_.back().exceptions.push_back({number, action});
      } else {
        ranges_.push_back({number, action, {}});
      }
    }
  }

  void emitTree(size_t begin, size_t end) {
    if (end - begin == 1) return emitLeaf(ranges_[begin]);
    const size_t middle = begin + (end - begin) / 2;
    const size_t node = emit(BPF_JMP | BPF_JGE | BPF_K, ranges_[middle].first);
    if (isPlain(begin, middle)) {
      branches_.push_back({node, false, ranges_[begin].action});
    } else {
      emitTree(begin, middle);
    }
    if (isPlain(middle, end)) {
      branches_.push_back({node, true, ranges_[middle].action});
    } else {
      filter_.instructions[node].jt = distance(node);
      emitTree(middle, end);
    }
  }

  bool isPlain(size_t begin, size_t end) const {
    return end - begin == 1 && ranges_[begin].exceptions.empty();
  }

  void emitLeaf(const Range& range) {
    for (const Exception& exception : range.exceptions) {
      const bool isLast = &exception == &range.exceptions.back();
      compare(BPF_JEQ, exception.number, exception.action,
              isLast ? std::optional(range.action) : std::nullopt);
    }
  }

  void emitBlock(Action action) {
    bool isUsed = false;
    for (const Branch& branch : branches_) {
      if (branch.action != action) continue;
      isUsed = true;
      sock_filter& node = filter_.instructions[branch.at];
      (branch.isTrue ? node.jt : node.jf) = distance(branch.at);
    }
    if (isUsed) emitAction(action);
  }

  // From behind `node` to the next instruction to be emitted.
  uint8_t distance(size_t node) const {
    const size_t steps = filter_.instructions.size() - node - 1;
    if (steps > UINT8_MAX) throw RunnerFault("the seccomp filter has outgrown its short jumps");
    return static_cast<uint8_t>(steps);
  }

  static constexpr Action kConditions[] = {
      Action::ThreadOnly,    Action::NoNamespaces, Action::FdFlagsOnly, Action::TerminalQuery,
      Action::HarmlessPrctl, Action::ReadOwnLimit, Action::OwnProcess,  Action::StartProgram,
      Action::FdStatus,      Action::OwnFacts,     Action::OwnPriority, Action::OwnAffinity,
      Action::CommonClock};
  static constexpr Action kReturns[] = {Action::Refuse,   Action::Allow, Action::NotImplemented,
                                        Action::NoAccess, Action::Kill,  Action::NoTerminal};

  void emitAction(Action action) {
    switch (action) {
      case Action::Refuse:
        return emitReturn(SECCOMP_RET_ERRNO | EPERM);
      case Action::Allow:
        return emitReturn(SECCOMP_RET_ALLOW);
      case Action::NotImplemented:
        return emitReturn(SECCOMP_RET_ERRNO | ENOSYS);
      case Action::NoAccess:
        return emitReturn(SECCOMP_RET_ERRNO | EACCES);
      case Action::NoTerminal:
        return emitReturn(SECCOMP_RET_ERRNO | ENOTTY);
      case Action::Kill:
        return emitReturn(SECCOMP_RET_KILL_PROCESS);
      case Action::ThreadOnly: {
        constexpr uint32_t kThread = CLONE_VM | CLONE_THREAD | CLONE_SIGHAND;
        loadArgument(0);
        emit(BPF_ALU | BPF_AND | BPF_K, kThread | kNamespaces);
        return allowIfOneOf({kThread}, Action::Refuse);
      }
      case Action::NoNamespaces:
        loadArgument(0);
        emit(BPF_ALU | BPF_AND | BPF_K, kNamespaces);
        return allowIfOneOf({0}, Action::Refuse);
      case Action::FdFlagsOnly:
        loadArgument(1);
        return allowIfOneOf({F_DUPFD, F_DUPFD_CLOEXEC, F_GETFD, F_SETFD, F_GETFL, F_SETFL},
                            Action::Refuse);
      case Action::TerminalQuery:
        loadArgument(1);
        return allowIfOneOf({TCGETS, TIOCGWINSZ, FIONREAD, FIOCLEX, FIONCLEX, FIONBIO},
                            Action::NoTerminal);
      case Action::HarmlessPrctl:
        loadArgument(0);
        return allowIfOneOf({PR_SET_NAME, PR_GET_NAME, PR_GET_DUMPABLE, PR_CAPBSET_READ, PR_SET_VMA,
                             PR_GET_SECCOMP, PR_GET_NO_NEW_PRIVS},
                            Action::Refuse);
      case Action::ReadOwnLimit:
        loadArgument(0);
        compare(BPF_JEQ, 0, {}, Action::Refuse);
        loadArgumentHigh(2);
        compare(BPF_JEQ, 0, {}, Action::Refuse);
        loadArgument(2);
        return allowIfOneOf({0}, Action::Refuse);
      case Action::OwnProcess:
        loadArgument(0);
        filter_.processIdAt.push_back(filter_.instructions.size());
        return allowIfOneOf({0}, Action::Refuse);
      case Action::OwnFacts:
        loadArgument(0);
        return allowIfOwnOrZero(Action::Refuse);
      case Action::OwnPriority:
        loadArgument(0);
        compare(BPF_JEQ, PRIO_PROCESS, {}, Action::Refuse);
        loadArgument(1);
        return allowIfOwnOrZero(Action::Refuse);
      case Action::OwnAffinity:
        // A thread asks by its own id when it looks for its stack, and takes ENOSYS for "not known"
        // (pthread_getattr_np).
        loadArgument(0);
        return allowIfOwnOrZero(Action::NotImplemented);
      case Action::CommonClock:
        // Those made from the id of a process or thread are negative (clock_getcpuclockid(3)).
        loadArgument(0);
        return compare(BPF_JGE, 0x80000000, Action::Refuse, Action::Allow);
      case Action::StartProgram:
        loadArgument(4);
        compare(BPF_JEQ, AT_EMPTY_PATH, {}, Action::Refuse);
        loadArgument(0);
        return allowIfOneOf({kExecFd}, Action::Refuse);
      case Action::FdStatus:
        loadArgument(3);
        emit(BPF_ALU | BPF_AND | BPF_K, AT_EMPTY_PATH);
        return allowIfOneOf({AT_EMPTY_PATH}, Action::NoAccess);
    }
  }

  // Compares the loaded word with each constant; ends the tree's branch either way.
  void allowIfOneOf(std::initializer_list<uint32_t> constants, Action otherwise) {
    for (const uint32_t& constant : constants) {
      const bool isLast = &constant + 1 == constants.end();
      compare(BPF_JEQ, constant, Action::Allow, isLast ? std::optional(otherwise) : std::nullopt);
    }
  }

  // The first constant gives way to the id of the process when the filter is installed.
  void allowIfOwnOrZero(Action otherwise) {
    filter_.processIdAt.push_back(filter_.instructions.size());
    allowIfOneOf({0, 0}, otherwise);
  }

  // Compares the loaded word; nullopt goes on to the next instruction.
  void compare(int comparison, uint32_t constant, std::optional<Action> ifTrue,
               std::optional<Action> ifFalse) {
    const size_t at = emit(BPF_JMP | comparison | BPF_K, constant);
    if (ifTrue) branches_.push_back({at, true, *ifTrue});
    if (ifFalse) branches_.push_back({at, false, *ifFalse});
  }

  void loadWord(size_t offset) { emit(BPF_LD | BPF_W | BPF_ABS, static_cast<uint32_t>(offset)); }
  void loadArgument(size_t index) { loadWord(offsetof(seccomp_data, args) + 8 * index); }
  void loadArgumentHigh(size_t index) { loadWord(offsetof(seccomp_data, args) + 8 * index + 4); }
  void emitReturn(uint32_t value) { emit(BPF_RET | BPF_K, value); }

  size_t emit(int code, uint32_t constant) {
    filter_.instructions.push_back({static_cast<uint16_t>(code), 0, 0, constant});
    return filter_.instructions.size() - 1;
  }

  static constexpr uint32_t kNamespaces = CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS |
                                          CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID |
                                          CLONE_NEWNET;
  std::vector<Range> ranges_;
  std::vector<Branch> branches_;
  SeccompFilter filter_;
};

}  // namespace

SeccompFilter buildSeccompFilter(Profile profile, bool isSignalScoped) {
  return Assembler().assemble(tableOf(profile, isSignalScoped));
}

int installSeccompFilter(SeccompFilter* filter, pid_t processId) {
  for (const size_t index : filter->processIdAt) {
    filter->instructions[index].k = static_cast<uint32_t>(processId);
  }
  const sock_fprog program{static_cast<unsigned short>(filter->instructions.size()),
                           filter->instructions.data()};
  return static_cast<int>(syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program));
}

}  // namespace goldpan
