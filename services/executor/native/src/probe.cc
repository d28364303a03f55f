#include "probe.h"

#include <fcntl.h>
#include <linux/netlink.h>
#include <sched.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string_view>

#include "fault.h"
#include "slot.h"

namespace goldpan {
namespace {

struct Attempt {
  const char* name;
  // Returns -1 with errno when refused.
  long (*perform)();
  // A compiler may do this.
  bool isAllowedForCompile;
  // Held by Landlock, where the profile may open paths or signal others at all.
  bool isLandlocks;
};

long attemptFork() {
  const long child = syscall(SYS_fork);
  if (child == 0) _exit(0);
  return child;
}

long attemptExec() {
  const char* argv[] = {"true", nullptr};
  // Success does not return: the new program exits with 0 and writes nothing, which is told apart.
  return execve("/bin/true", const_cast<char**>(argv), nullptr);
}

const Attempt kAttempts[] = {
    {"open-passwd", [] { return long{open("/etc/passwd", O_RDONLY)}; }, false, true},
    {"write-outside", [] { return long{open("/tmp", O_TMPFILE | O_RDWR, 0600)}; }, false, true},
    {"socket-inet", [] { return long{socket(AF_INET, SOCK_STREAM, 0)}; }, false, false},
    {"socket-unix", [] { return long{socket(AF_UNIX, SOCK_STREAM, 0)}; }, false, false},
    {"socket-netlink", [] { return long{socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE)}; }, false,
     false},
    {"socket-alg", [] { return long{socket(AF_ALG, SOCK_SEQPACKET, 0)}; }, false, false},
    {"io-uring",
     [] {
       char parameters[256] = {};
       return syscall(SYS_io_uring_setup, 4, parameters);
     },
     false, false},
    {"ptrace", [] { return ptrace(PTRACE_TRACEME, 0, nullptr, nullptr); }, false, false},
    {"signal-parent", [] { return long{kill(getppid(), 0)}; }, false, false},
    {"fork", attemptFork, true, false},
    {"exec", attemptExec, true, false},
    {"memfd", [] { return long{memfd_create("probe", 0)}; }, false, false},
    {"userfaultfd", [] { return syscall(SYS_userfaultfd, 1); }, false, false},
    {"keyctl", [] { return syscall(SYS_keyctl, 0, -2, 0); }, false, false},
    {"user-namespace", [] { return long{unshare(CLONE_NEWUSER)}; }, false, false},
};

constexpr char kProbeBlob[] = "probe";

void storeOwnBinary(BlobStore* blobs) {
  const UniqueFd self(open("/proc/self/exe", O_RDONLY | O_CLOEXEC));
  if (!self.isOpen()) throwErrno("opening /proc/self/exe");
  struct stat status;
  if (fstat(self.get(), &status) != 0) throwErrno("fstat of /proc/self/exe");
  UniqueFd copy = createMemoryFile(true);
  off_t offset = 0;
  while (offset < status.st_size) {
    const size_t rest = static_cast<size_t>(status.st_size - offset);
    if (sendfile(copy.get(), self.get(), &offset, rest) <= 0) throwErrno("copying this binary");
  }
  blobs->store(kProbeBlob, std::move(copy), static_cast<uint64_t>(status.st_size));
}

RunRequest requestFor(Profile profile, const Attempt& attempt) {
  RunRequest request{};
  request.profile = profile;
  request.executableId = kProbeBlob;
  request.argv = {"goldpan-runner", "--attempt", attempt.name};
  request.inputs = {std::nullopt};
  request.limits = {
      .cpuNs = 1'000'000'000,
      .wallNs = 10'000'000'000,
      .memoryBytes = 64 << 20,
      .stackBytes = 1 << 20,
      .fileBytes = 1 << 20,
      .processCountMax = 4,
      .openFilesMax = 16,
      .stdoutBytesMax = 256,
      .stderrBytesMax = 256,
  };
  return request;
}

Wall judge(const std::string& name, const Outcome& outcome, bool isOuterWalls) {
  char detail[257] = {};
  const size_t said = std::min<size_t>(outcome.stdoutBytes, sizeof detail - 1);
  const ssize_t got = pread(outcome.stdoutFile, detail, said, 0);
  if (outcome.isSecurityViolation) return {name, WallState::Closed, "killed (SIGSYS)"};
  if (outcome.exitCode == 0 && got > 0) return {name, WallState::Closed, detail};
  if (outcome.exitCode == 0 || outcome.exitCode == 1) {
    if (isOuterWalls) return {name, WallState::Absent, "left to the outer wall"};
    throw RunnerFault("wall \"" + name + "\" is open: the probe was not refused");
  }
  throw RunnerFault("wall \"" + name + "\" could not be probed: exit status " +
                    std::to_string(outcome.exitCode) + ", signal " +
                    std::to_string(outcome.signal));
}

std::vector<Wall> describeLandlock(int abi) {
  if (abi == 0) return {{"landlock", WallState::Absent, "left to the outer wall"}};
  const auto since = [&](const char* name, int needed, const char* kernel) {
    return Wall{name, abi >= needed ? WallState::Closed : WallState::Unsupported,
                std::string("Landlock ABI ") + std::to_string(needed) + ", " + kernel};
  };
  return {since("landlock", 3, "Linux 6.2"), since("landlock/tcp", 4, "Linux 6.7"),
          since("landlock/device-ioctl", 5, "Linux 6.10"),
          since("landlock/signal-scope", 6, "Linux 6.12")};
}

}  // namespace

std::vector<Wall> probeWalls(const SlotConfig& config) {
  int ends[2];
  // Stands in for a connection that does not end.
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) throwErrno("socketpair");
  const UniqueFd near(ends[0]);
  const UniqueFd far(ends[1]);
  BlobStore blobs(1 << 30, 16);
  storeOwnBinary(&blobs);
  Executor executor(config, &blobs, near.get());

  std::vector<Wall> walls = describeLandlock(config.landlockAbi);
  for (const Profile profile : kProfiles) {
    for (const Attempt& attempt : kAttempts) {
      if (profile == Profile::Compile && attempt.isAllowedForCompile) continue;
      const std::string name = std::string(profileName(profile)) + "/" + attempt.name;
      const bool isOuterWalls =
          config.landlockAbi == 0 && attempt.isLandlocks && profile != Profile::Native;
      executor.run(requestFor(profile, attempt), [&](size_t, const Outcome& outcome) {
        walls.push_back(judge(name, outcome, isOuterWalls));
      });
    }
  }
  return walls;
}

int attemptMain(const char* name) {
  for (const Attempt& attempt : kAttempts) {
    if (std::strcmp(attempt.name, name) != 0) continue;
    errno = 0;
    if (attempt.perform() >= 0) return 1;
    const char* error = strerrorname_np(errno);
    if (error == nullptr) error = "refused";
    return write(STDOUT_FILENO, error, std::strlen(error)) > 0 ? 0 : 2;
  }
  return 2;
}

}  // namespace goldpan
