#include <sched.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>

#include <climits>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "fault.h"
#include "landlock.h"
#include "listener.h"
#include "probe.h"
#include "version.h"

namespace goldpan {
namespace {

constexpr int kLandlockAbiWithOwnUser = 3;
constexpr int kLandlockAbiSameUser = 6;
constexpr rlim_t kOpenFilesMin = 4096;

std::vector<int> usableCores() {
  cpu_set_t set;
  if (sched_getaffinity(0, sizeof set, &set) != 0) throwErrno("sched_getaffinity");
  std::vector<int> cores;
  for (int core = 0; core < CPU_SETSIZE; ++core) {
    if (CPU_ISSET(static_cast<size_t>(core), &set)) cores.push_back(core);
  }
  return cores;
}

// Slots block all signals and their programs none; dispositions that were inherited go back to
// their defaults, because an ignored signal would stay ignored in every program.
void resetSignals() {
  for (int signal = 1; signal < NSIG; ++signal) ::signal(signal, SIG_DFL);
  sigset_t all;
  sigfillset(&all);
  if (sigprocmask(SIG_SETMASK, &all, nullptr) != 0) throwErrno("sigprocmask");
}

void raiseOpenFiles() {
  rlimit limit;
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) throwErrno("getrlimit");
  limit.rlim_cur = limit.rlim_max;
  if (limit.rlim_max < kOpenFilesMin || setrlimit(RLIMIT_NOFILE, &limit) != 0) {
    throw RunnerFault("the limit of open files is " + std::to_string(limit.rlim_max) +
                      "; the runner needs " + std::to_string(kOpenFilesMin) + " (ulimit -Hn)");
  }
}

void requireLandlock(const Options& options, int abi, bool hasOwnUsers) {
  if (options.hasOuterWall) return;
  const int needed = hasOwnUsers ? kLandlockAbiWithOwnUser : kLandlockAbiSameUser;
  if (abi >= needed) return;
  const std::string kernel = hasOwnUsers ? "Linux 6.2" : "Linux 6.12 (or run as root: Linux 6.2)";
  throw RunnerFault((abi == 0 ? std::string("Landlock is missing or not enabled (lsm=)")
                              : "Landlock has ABI " + std::to_string(abi)) +
                    "; ABI " + std::to_string(needed) + " is needed, which " + kernel +
                    " has. Inside gVisor, say so with --outer-wall gvisor");
}

std::string makeScratchRoot(const std::string& path) {
  // The user's mask must not close to the slots' users what is made for them.
  const mode_t mask = umask(0);
  const bool isMade = mkdir(path.c_str(), 0711) == 0 || errno == EEXIST;
  umask(mask);
  if (!isMade) throwErrno("creating --scratch " + path);
  char resolved[PATH_MAX];
  if (realpath(path.c_str(), resolved) == nullptr) throwErrno("--scratch " + path);
  return resolved;
}

// Programs reach their scratch folder by its path (TMPDIR), so their user must be able to.
void requireReachable(const std::string& path, const SlotUser& user) {
  if (!user.isOwn) return;
  for (size_t end = path.find('/', 1); end != std::string::npos; end = path.find('/', end + 1)) {
    const std::string parent = path.substr(0, end);
    struct stat status;
    if (stat(parent.c_str(), &status) != 0) throwErrno("stat of " + parent);
    if ((status.st_mode & S_IXOTH) != 0) continue;
    throw RunnerFault("programs run as uid " + std::to_string(user.uid) + ", which cannot reach " +
                      path + ": " + parent + " is closed to others (chmod o+x, or choose another " +
                      "--scratch)");
  }
}

// Probes in a process of its own, so that the parent stays as it is. The answer comes by a pipe.
std::string probeInChild(const RunnerState& state) {
  int ends[2];
  if (pipe(ends) != 0) throwErrno("pipe");
  UniqueFd read(ends[0]);
  UniqueFd write(ends[1]);
  const pid_t parent = getpid();
  const pid_t child = fork();
  if (child < 0) throwErrno("fork");
  if (child == 0) {
    read.reset();
    std::string answer;
    int status = 0;
    try {
      const SlotConfig config = slotConfigOf(state, 0);
      enterSlot(config.core, parent);
      answer = wallsAsJson(probeWalls(config));
    } catch (const std::exception& error) {
      answer = error.what();
      status = 1;
    }
    const ssize_t written = ::write(write.get(), answer.data(), answer.size());
    _exit(written == static_cast<ssize_t>(answer.size()) ? status : 1);
  }
  write.reset();
  std::string answer;
  char buffer[4096];
  for (ssize_t got; (got = ::read(read.get(), buffer, sizeof buffer)) > 0;) {
    answer.append(buffer, static_cast<size_t>(got));
  }
  int status = 0;
  if (waitpid(child, &status, 0) != child) throwErrno("waitpid");
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    throw RunnerFault(answer.empty() ? "the probe of the walls died" : answer);
  }
  return answer;
}

std::string tierOf(const Options& options, bool hasOwnUsers) {
  const std::string tier = options.hasOuterWall ? "gvisor+seccomp" : "landlock+seccomp";
  return hasOwnUsers ? tier + "+uid" : tier;
}

RunnerState prepare(int argc, char** argv) {
  RunnerState state;
  state.cores = usableCores();
  state.options = parseOptions(argc, argv, static_cast<int>(state.cores.size()));
  resetSignals();
  raiseOpenFiles();
  if (!canListChildren()) {
    throw RunnerFault(
        "/proc is not mounted, or lacks the lists of children (CONFIG_PROC_CHILDREN)");
  }
  const bool hasOwnUsers = canChangeUser();
  const int abi = landlockAbi();
  requireLandlock(state.options, abi, hasOwnUsers);
  state.options.scratchPath = makeScratchRoot(state.options.scratchPath);
  if (hasOwnUsers) state.slotUsers.emplace(state.options.slotCount, state.options.uidMin);
  requireReachable(state.options.scratchPath + "/slot-0", slotConfigOf(state, 0).user);
  utsname names;
  if (uname(&names) != 0) throwErrno("uname");
  state.facts = {.tier = tierOf(state.options, hasOwnUsers),
                 .wallsJson = {},
                 .kernel = names.release,
                 .landlockAbi = abi,
                 .cpuCount = static_cast<int>(state.cores.size())};
  state.facts.wallsJson = probeInChild(state);
  return state;
}

}  // namespace
}  // namespace goldpan

int main(int argc, char** argv) {
  using namespace goldpan;
  // Only the probes start the runner this way, behind the walls.
  if (argc == 3 && std::strcmp(argv[1], "--attempt") == 0) return attemptMain(argv[2]);
  if (argc == 2 && std::strcmp(argv[1], "--version") == 0) return std::puts(kVersion) < 0;
  if (argc == 2 && std::strcmp(argv[1], "--help") == 0) return std::fputs(kUsage, stdout) < 0;
  try {
    listenAndServe(prepare(argc, argv));
    return 0;
  } catch (const UsageError& error) {
    std::fprintf(stderr, "goldpan-runner: %s\n\n%s", error.message.c_str(), kUsage);
    return 2;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "goldpan-runner: %s\n", error.what());
    return 1;
  }
}
