#include "server.h"

#include <fcntl.h>
#include <grp.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <deque>

#include "../src/landlock.h"
#include "../src/seccomp_filter.h"
#include "allocator.h"

namespace goldpan::compiler {
namespace {

// Sources longer than this are not asked for; the executor refuses them before.
constexpr uint32_t kRequestBytesMax = 16u << 20;
constexpr uint32_t kAnswerBytesMax = 64u << 20;
constexpr int kCpuSecondsMax = 10;
constexpr int64_t kWallNsMax = 30'000'000'000;
// Memory of a child beyond what it shares with the server.
constexpr size_t kOwnBytesMax = size_t{1} << 30;

constexpr uid_t kNobody = 65534;
// In a child: where its answer goes.
constexpr int kAnswerFd = 3;

[[noreturn]] void fail(const char* step) {
  std::fprintf(stderr, "goldpan-front-compiler: %s: %s\n", step, std::strerror(errno));
  std::exit(1);
}

int64_t nowNs() {
  timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

struct Request {
  uint32_t id;
  std::string text;
};

struct Child {
  uint32_t id;
  pid_t process;
  int fd;
  int64_t deadlineNs;
  std::vector<char> answer;
  bool isTooLarge;
};

void writeAll(int fd, const void* data, size_t bytes) {
  const char* at = static_cast<const char*>(data);
  while (bytes > 0) {
    const ssize_t written = write(fd, at, bytes);
    if (written < 0 && errno == EINTR) continue;
    // Nobody is left to answer.
    if (written < 0) std::exit(0);
    at += written;
    bytes -= static_cast<size_t>(written);
  }
}

void reply(uint32_t id, Status status, uint8_t doubt, uint64_t cpuNs, const void* payload,
           size_t bytes) {
  struct __attribute__((packed)) Header {
    uint32_t bytes;
    uint32_t id;
    uint8_t status;
    uint8_t doubt;
    uint64_t cpuNs;
  } header{static_cast<uint32_t>(bytes + sizeof(Header) - 4), id, static_cast<uint8_t>(status),
           doubt, cpuNs};
  writeAll(STDOUT_FILENO, &header, sizeof header);
  writeAll(STDOUT_FILENO, payload, bytes);
}

void replyFailure(uint32_t id, uint64_t cpuNs, const std::string& reason) {
  reply(id, Status::Failed, 0, cpuNs, reason.data(), reason.size());
}

uint64_t cpuNsOf(const rusage& usage) {
  const auto ns = [](const timeval& time) {
    return static_cast<uint64_t>(time.tv_sec) * 1'000'000'000 +
           static_cast<uint64_t>(time.tv_usec) * 1000;
  };
  return ns(usage.ru_utime) + ns(usage.ru_stime);
}

void end(Child& child) {
  close(child.fd);
  int status = 0;
  rusage usage{};
  while (wait4(child.process, &status, 0, &usage) < 0 && errno == EINTR) {
  }
  const uint64_t cpuNs = cpuNsOf(usage);
  if (child.isTooLarge) return replyFailure(child.id, cpuNs, "the program is too large");
  if (WIFSIGNALED(status)) {
    return replyFailure(child.id, cpuNs,
                        "the compiler was ended by signal " + std::to_string(WTERMSIG(status)));
  }
  if (WEXITSTATUS(status) != 0 || child.answer.size() < 2)
    return replyFailure(child.id, cpuNs, "the compiler gave no answer");
  const auto code = static_cast<uint8_t>(child.answer[0]);
  if (code > static_cast<uint8_t>(Status::Failed))
    return replyFailure(child.id, cpuNs, "the compiler gave an answer that is none");
  reply(child.id, static_cast<Status>(code), static_cast<uint8_t>(child.answer[1]), cpuNs,
        child.answer.data() + 2, child.answer.size() - 2);
}

void limit(int resource, rlim_t value) {
  const rlimit both{value, value};
  if (setrlimit(resource, &both) != 0) fail("setrlimit");
}

class Server {
 public:
  explicit Server(const ServerOptions& options)
      : parallelCount_(options.parallelCount), filter_(buildSeccompFilter(Profile::Native, true)) {
    const int abi = landlockAbi();
    if (abi > 0) ruleset_ = createRuleset(abi, {});
  }

  // As awaitRequest.
  std::string run() {
    dropPrivileges();
    reply(0, Status::Image, 0, 0, nullptr, 0);
    for (;;) {
      while (children_.size() < parallelCount_ && !waiting_.empty()) {
        Request request = std::move(waiting_.front());
        waiting_.pop_front();
        if (start(request)) return std::move(request.text);
      }
      if (isEnded_ && children_.empty() && waiting_.empty()) std::exit(0);
      waitForEvents();
    }
  }

 private:
  // The headers are read, so nothing that only root may do is left to do.
  static void dropPrivileges() {
    if (geteuid() != 0) return;
    if (setgroups(0, nullptr) != 0 || setresgid(kNobody, kNobody, kNobody) != 0 ||
        setresuid(kNobody, kNobody, kNobody) != 0) {
      fail("dropping privileges");
    }
  }

  // Returns true in the child.
  bool start(const Request& request) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) fail("pipe2");
    const pid_t server = getpid();
    const pid_t process = fork();
    if (process < 0) {
      close(ends[0]);
      close(ends[1]);
      replyFailure(request.id, 0, std::string("fork: ") + std::strerror(errno));
      return false;
    }
    if (process == 0) {
      separateHeap(kOwnBytesMax);
      contain(server, ends[1]);
      return true;
    }
    close(ends[1]);
    children_.push_back({request.id, process, ends[0], nowNs() + kWallNsMax, {}, false});
    return false;
  }

  // The walls of a candidate itself: no path, no system call beyond those of computing.
  void contain(pid_t server, int fd) {
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) fail("PR_SET_PDEATHSIG");
    if (getppid() != server) std::exit(1);
    const int null = open("/dev/null", O_RDWR | O_CLOEXEC);
    if (null < 0 || dup2(null, 0) < 0 || dup2(null, 1) < 0 || dup2(null, 2) < 0) fail("/dev/null");
    const int ruleset = ruleset_.get() < 0 ? -1 : fcntl(ruleset_.get(), F_DUPFD, kAnswerFd + 2);
    if (dup2(fd, kAnswerFd) < 0) fail("dup2");
    if (ruleset >= 0 && dup2(ruleset, kAnswerFd + 1) < 0) fail("dup2");
    if (syscall(SYS_close_range, kAnswerFd + 2, ~0u, 0) != 0) fail("close_range");
    limit(RLIMIT_CPU, kCpuSecondsMax);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_NPROC, 0);
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) fail("PR_SET_NO_NEW_PRIVS");
    if (ruleset >= 0 && restrictSelf(kAnswerFd + 1) != 0) fail("landlock_restrict_self");
    if (ruleset >= 0) close(kAnswerFd + 1);
    if (installSeccompFilter(&filter_, getpid()) != 0) fail("seccomp");
  }

  void waitForEvents() {
    std::vector<pollfd> polled;
    for (const Child& child : children_) polled.push_back({child.fd, POLLIN, 0});
    if (!isEnded_) polled.push_back({STDIN_FILENO, POLLIN, 0});
    int timeoutMs = -1;
    for (const Child& child : children_) {
      const int64_t leftMs = std::max<int64_t>(0, (child.deadlineNs - nowNs()) / 1'000'000 + 1);
      if (timeoutMs < 0 || leftMs < timeoutMs) timeoutMs = static_cast<int>(leftMs);
    }
    if (poll(polled.data(), polled.size(), timeoutMs) < 0) {
      if (errno == EINTR) return;
      fail("poll");
    }
    if (!isEnded_ && polled.back().revents != 0) readRequests();
    const size_t count = children_.size();
    for (size_t i = count; i-- > 0;) {
      if (polled[i].revents != 0 && !readAnswer(children_[i])) {
        end(children_[i]);
        children_.erase(children_.begin() + static_cast<ptrdiff_t>(i));
      } else if (nowNs() > children_[i].deadlineNs) {
        kill(children_[i].process, SIGKILL);
      }
    }
  }

  void readRequests() {
    char buffer[65536];
    const ssize_t count = read(STDIN_FILENO, buffer, sizeof buffer);
    if (count < 0 && errno == EINTR) return;
    if (count <= 0) {
      isEnded_ = true;
      return;
    }
    input_.append(buffer, static_cast<size_t>(count));
    for (;;) {
      uint32_t head[2];
      if (input_.size() < sizeof head) return;
      std::memcpy(head, input_.data(), sizeof head);
      if (head[0] < 4 || head[0] > kRequestBytesMax) {
        std::fprintf(stderr, "goldpan-front-compiler: a request of %u bytes\n", head[0]);
        std::exit(1);
      }
      if (input_.size() < head[0] + 4) return;
      waiting_.push_back({head[1], input_.substr(8, head[0] - 4)});
      input_.erase(0, head[0] + 4);
    }
  }

  // False when the child has closed its end.
  static bool readAnswer(Child& child) {
    char buffer[65536];
    const ssize_t count = read(child.fd, buffer, sizeof buffer);
    if (count < 0) return errno == EINTR;
    if (count == 0) return false;
    if (child.answer.size() + static_cast<size_t>(count) > kAnswerBytesMax) {
      child.isTooLarge = true;
      kill(child.process, SIGKILL);
      return true;
    }
    child.answer.insert(child.answer.end(), buffer, buffer + count);
    return true;
  }

  unsigned parallelCount_;
  SeccompFilter filter_;
  UniqueFd ruleset_;
  std::deque<Request> waiting_;
  std::vector<Child> children_;
  std::string input_;
  bool isEnded_ = false;
};

}  // namespace

std::string awaitRequest(const ServerOptions& options) {
  signal(SIGPIPE, SIG_IGN);
  return (new Server(options))->run();
}

void answer(const Answer& answer) {
  const char head[2] = {static_cast<char>(answer.status), static_cast<char>(answer.doubt)};
  writeAll(kAnswerFd, head, sizeof head);
  writeAll(kAnswerFd, answer.payload.data(), answer.payload.size());
  _exit(0);
}

}  // namespace goldpan::compiler
