// One program that misbehaves in the way its first argument names, so that the tests compile once.
#include <fcntl.h>
#include <netinet/in.h>
#include <pthread.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <string>
#include <thread>
#include <vector>

namespace {

int report(const char* what, long result) {
  std::printf("%s %s\n", what, result < 0 ? strerrorname_np(errno) : "worked");
  return 0;
}

int sum() {
  long long total = 0, value = 0;
  while (std::scanf("%lld", &value) == 1) total += value;
  std::printf("%lld\n", total);
  return 0;
}

int spin() {
  for (volatile char turning = 1; turning != 0;) {
  }
  return 0;
}

int sleepForever() {
  for (;;) pause();
}

int stopForever() {
  for (;;) raise(SIGSTOP);
}

int ignoreCpuSignal() {
  signal(SIGXCPU, SIG_IGN);
  return spin();
}

int spinInThreads() {
  std::vector<std::thread> threads;
  for (int i = 0; i < 3; ++i) threads.emplace_back(spin);
  return spin();
}

int threadsAddUp() {
  long parts[3] = {};
  std::vector<std::thread> threads;
  for (int i = 0; i < 3; ++i) threads.emplace_back([&parts, i] { parts[i] = i + 1; });
  for (auto& thread : threads) thread.join();
  std::printf("%ld\n", parts[0] + parts[1] + parts[2]);
  return 0;
}

int touch() {
  std::vector<char*> blocks;
  for (int i = 0; i < 1024; ++i) {
    blocks.push_back(new char[1 << 20]);
    std::memset(blocks.back(), 1, 1 << 20);
  }
  return 0;
}

int touchShared() {
  char* block = static_cast<char*>(
      mmap(nullptr, 1ul << 30, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0));
  if (block == MAP_FAILED) return report("mmap", -1);
  std::memset(block, 1, 1ul << 30);
  return 0;
}

__attribute__((noinline)) long descend(long depth) {
  volatile char frame[1024];
  frame[0] = static_cast<char>(depth);
  return depth == 0 ? 0 : descend(depth - 1) + frame[0] * 0 + 1;
}

// Prints what can be seen of the output streams before anything is written, and leaves all it can.
int tellAndSpoilStreams() {
  std::string facts;
  for (const int fd : {1, 2}) {
    struct stat status;
    if (fstat(fd, &status) != 0) return 1;
    facts += std::to_string(fcntl(fd, F_GETFL)) + ' ' + std::to_string(status.st_atim.tv_sec) +
             ' ' + std::to_string(status.st_mtim.tv_sec) + '\n';
  }
  for (const int fd : {1, 2}) {
    fcntl(fd, F_SETFL, O_NONBLOCK | O_APPEND | 040000 /* O_DIRECT */);
    if (write(fd, facts.data(), facts.size()) < 0) return 1;
  }
  return 0;
}

int flood(int fd) {
  const std::string block(100'000, 'x');
  for (;;) {
    if (write(fd, block.data(), block.size()) < 0) return 1;
  }
}

int forkOnce() {
  const pid_t child = fork();
  if (child == 0) _exit(0);
  return report("fork", child);
}

int openPaths() {
  for (const char* path : {"/etc/passwd", "/proc/self/environ", "/proc/self/maps", "/", "/tmp"}) {
    report(path, open(path, O_RDONLY));
  }
  return report("create", open("left-behind", O_WRONLY | O_CREAT, 0600));
}

int listFds() {
  // Without /proc: ask for every number there can be.
  for (int fd = 0; fd < 4096; ++fd) {
    if (fcntl(fd, F_GETFD) >= 0) std::printf("%d ", fd);
  }
  return 0;
}

int rewriteInput() {
  report("write", write(0, "x", 1));
  report("truncate", ftruncate(0, 0));
  return 0;
}

int refusedCalls() {
  report("memfd_create", memfd_create("x", 0));
  report("shmget", syscall(SYS_shmget, 1, 4096, 01600));
  report("mq_open", syscall(SYS_mq_open, "x", O_CREAT, 0600, nullptr));
  report("kill parent", kill(getppid(), SIGKILL));
  report("kill all", kill(-1, SIGKILL));
  report("tgkill parent", syscall(SYS_tgkill, getppid(), getppid(), SIGKILL));
  report("setsid", setsid());
  report("sched_setaffinity", syscall(SYS_sched_setaffinity, 0, 0, nullptr));
  report("setpriority", setpriority(PRIO_PROCESS, 0, -5));
  const rlimit unlimited{RLIM_INFINITY, RLIM_INFINITY};
  report("setrlimit", setrlimit(RLIMIT_CPU, &unlimited));
  report("clone3", syscall(SYS_clone3, nullptr, 0));
  report("clone newuser", syscall(SYS_clone, 0x10000000 | SIGCHLD, 0, 0, 0, 0));
  report("vfork", syscall(SYS_vfork));
  report("execve", execl("/bin/true", "true", nullptr));
  report("execveat", syscall(SYS_execveat, 1023, "", nullptr, nullptr, 0x1000));
  report("flock", syscall(SYS_flock, 0, 2));
  report("lease", fcntl(0, 1024, 1));
  report("pipe size", fcntl(0, 1031, 1 << 20));
  report("chmod", chmod("/tmp", 0777));
  report("tiocsti", ioctl(0, TIOCSTI, "x"));
  return report("system", std::system("true") == 0 ? 0 : -1);
}

int foreignCall() {
  // getpid of the 32-bit ABI.
  int number = 20;
  asm volatile("int $0x80" : "+a"(number) : : "memory");
  std::printf("%d\n", number);
  return 0;
}

int x32Call() {
  std::printf("%ld\n", syscall(0x40000000 + SYS_getpid));
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string what = argc > 1 ? argv[1] : "";
  const int number = argc > 2 ? std::atoi(argv[2]) : 0;
  if (what == "sum") return sum();
  if (what == "spin") return spin();
  if (what == "sleep") return sleepForever();
  if (what == "stop") return stopForever();
  if (what == "ignore-cpu-signal") return ignoreCpuSignal();
  if (what == "spin-in-threads") return spinInThreads();
  if (what == "threads") return threadsAddUp();
  if (what == "touch") return touch();
  if (what == "touch-shared") return touchShared();
  if (what == "one-allocation")
    return new (std::nothrow) char[1ul << 40] ? 0 : (throw std::bad_alloc(), 1);
  if (what == "descend") return std::printf("%ld\n", descend(number)) < 0;
  if (what == "flood") return flood(1);
  if (what == "flood-errors") return flood(2);
  if (what == "stream-facts") return tellAndSpoilStreams();
  if (what == "many-errors") {
    for (int i = 0; i < 1'000'000; ++i) std::fputc('x', stderr);
    return std::fputs("ok", stdout) < 0;
  }
  if (what == "exit") return number;
  if (what == "signal") return raise(number);
  if (what == "fork") return forkOnce();
  if (what == "socket") return report("socket", socket(AF_INET, SOCK_STREAM, 0));
  if (what == "ptrace") return report("ptrace", ptrace(PTRACE_TRACEME, 0, nullptr, nullptr));
  if (what == "open") return openPaths();
  if (what == "fds") return listFds();
  if (what == "rewrite-input") return rewriteInput();
  if (what == "refused-calls") return refusedCalls();
  if (what == "foreign-call") return foreignCall();
  if (what == "x32-call") return x32Call();
  if (what == "environment") {
    for (char** entry = environ; *entry != nullptr; ++entry) std::puts(*entry);
    return 0;
  }
  std::fprintf(stderr, "unknown misbehaviour %s\n", what.c_str());
  return 2;
}
