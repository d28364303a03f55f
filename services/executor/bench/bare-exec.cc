// Runs commands one after another with as little around them as a judge can have: vfork, limits of
// the kernel, exec, wait. The benchmark compiles and starts it; it is no sandbox.
//
// A request is a line of fields that tabs part:
//
//   wallMs  cpuMs  memoryBytes  outputBytes  inputPath  outputPath  argv...
//
// A limit of 0 is none. The answer is a line:
//
//   exited|signalled|timeout  code  cpuNs  residentBytesPeak  cpuNsOfAllSoFar

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

namespace {

struct Command {
  int wallMs;
  rlim_t cpuMs;
  rlim_t memoryBytes;
  rlim_t outputBytes;
  std::string inputPath;
  std::string outputPath;
  std::vector<std::string> argv;
};

struct Outcome {
  const char* end;
  int code;
  int64_t cpuNs;
  int64_t residentBytesPeak;
};

// Address space that code, libraries and thread stacks take beside what a program may use.
constexpr rlim_t kAddressSpaceExtraBytes = 256u << 20;

int64_t cpuNsOf(const rusage& usage) {
  const auto ns = [](const timeval& time) {
    return time.tv_sec * INT64_C(1000000000) + time.tv_usec * 1000;
  };
  return ns(usage.ru_utime) + ns(usage.ru_stime);
}

int64_t cpuNsSoFar() {
  rusage self, children;
  getrusage(RUSAGE_SELF, &self);
  getrusage(RUSAGE_CHILDREN, &children);
  return cpuNsOf(self) + cpuNsOf(children);
}

Command parse(const std::string& line) {
  std::vector<std::string> fields;
  std::stringstream stream(line);
  for (std::string field; std::getline(stream, field, '\t');) fields.push_back(field);
  if (fields.size() < 7) {
    std::cerr << "a request has at least seven fields: " << line << "\n";
    std::exit(2);
  }
  return {std::stoi(fields[0]),
          std::stoull(fields[1]),
          std::stoull(fields[2]),
          std::stoull(fields[3]),
          fields[4],
          fields[5],
          {fields.begin() + 6, fields.end()}};
}

void limit(decltype(RLIMIT_CPU) resource, rlim_t value) {
  const rlimit both = {value, value};
  setrlimit(resource, &both);
}

// In the child, which shares the parent's memory until exec.
[[noreturn]] void become(const Command& command, char* const* argv) {
  setpgid(0, 0);
  const int input = open(command.inputPath.c_str(), O_RDONLY);
  const int output = open(command.outputPath.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (input < 0 || output < 0) _exit(126);
  dup2(input, STDIN_FILENO);
  dup2(output, STDOUT_FILENO);
  // Compilers say there why they fail; of programs nobody reads it.
  dup2(output, STDERR_FILENO);
  if (command.cpuMs != 0) {
    dup2(open("/dev/null", O_WRONLY), STDERR_FILENO);
    const rlim_t seconds = (command.cpuMs + 999) / 1000;
    // SIGXCPU says what for; the second limit is for who ignores it.
    const rlimit both = {seconds, seconds + 1};
    setrlimit(RLIMIT_CPU, &both);
  }
  if (command.memoryBytes != 0) {
    limit(RLIMIT_AS, 2 * command.memoryBytes + kAddressSpaceExtraBytes);
    limit(RLIMIT_STACK, command.memoryBytes);
  }
  if (command.outputBytes != 0) limit(RLIMIT_FSIZE, command.outputBytes + 1);
  limit(RLIMIT_CORE, 0);
  execvp(argv[0], argv);
  _exit(127);
}

Outcome run(const Command& command) {
  std::vector<char*> argv;
  for (const std::string& argument : command.argv)
    argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  const pid_t child = vfork();
  if (child == 0) become(command, argv.data());
  const int handle = static_cast<int>(syscall(SYS_pidfd_open, child, 0));
  pollfd ended = {handle, POLLIN, 0};
  const bool isTimeout = poll(&ended, 1, command.wallMs == 0 ? -1 : command.wallMs) == 0;
  close(handle);
  if (isTimeout) kill(-child, SIGKILL);
  int status = 0;
  rusage usage;
  wait4(child, &status, 0, &usage);
  Outcome outcome = {"exited", WEXITSTATUS(status), cpuNsOf(usage),
                     usage.ru_maxrss * INT64_C(1024)};
  if (WIFSIGNALED(status))
    outcome = {"signalled", WTERMSIG(status), outcome.cpuNs, outcome.residentBytesPeak};
  if (isTimeout) outcome.end = "timeout";
  // What a wrapper left behind is ours to wait for, and its time counts. Only what a wrapper's own
  // process namespace takes with it when it is killed is lost, so that the limit of CPU, which ends
  // the program alone, should be met before that of the clock.
  kill(-child, SIGKILL);
  while (wait4(-1, &status, 0, &usage) > 0) {
    outcome.cpuNs += cpuNsOf(usage);
    outcome.residentBytesPeak =
        std::max(outcome.residentBytesPeak, usage.ru_maxrss * INT64_C(1024));
  }
  return outcome;
}

}  // namespace

int main() {
  prctl(PR_SET_CHILD_SUBREAPER, 1);
  // The end of the benchmark ends this too, by the end of its input.
  for (std::string line; std::getline(std::cin, line);) {
    const Outcome outcome = run(parse(line));
    std::cout << outcome.end << '\t' << outcome.code << '\t' << outcome.cpuNs << '\t'
              << outcome.residentBytesPeak << '\t' << cpuNsSoFar() << std::endl;
  }
}
