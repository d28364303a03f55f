// What the walls cost: the wall time of one execution through the runner, compared with a bare
// vfork and exec of the same static binary whose output is read from a pipe.
//
//   overhead build/goldpan-runner build/no-op
//
// Three figures: bare; a run request with one input; one request with many inputs, per input.

#include <fcntl.h>
#include <sched.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

namespace {

constexpr int kRoundCount = 20;
constexpr int kPerRoundCount = 100;
constexpr int kWarmUpCount = 200;

[[noreturn]] void fail(const std::string& what) {
  std::perror(what.c_str());
  std::exit(1);
}

double nowUs() {
  timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

// Times in microseconds.
class Sample {
 public:
  template <typename Execute>
  void add(Execute execute) {
    const double start = nowUs();
    execute();
    times_.push_back(nowUs() - start);
  }

  double percentile(size_t percent) {
    std::sort(times_.begin(), times_.end());
    return times_[times_.size() * percent / 100];
  }

 private:
  std::vector<double> times_;
};

void printRow(const char* name, Sample* sample, Sample* bare) {
  std::printf("%-24s", name);
  for (const size_t percent : {10, 50, 95}) {
    std::printf("  p%zu %7.1f us", percent, sample->percentile(percent));
  }
  std::printf("   p10 %.2f x, p50 %.2f x bare\n", sample->percentile(10) / bare->percentile(10),
              sample->percentile(50) / bare->percentile(50));
}

// posix_spawn is a vfork and exec in glibc.
void executeBare(const char* program) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) fail("pipe2");
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  char* argv[] = {const_cast<char*>("no-op"), nullptr};
  char* environment[] = {nullptr};
  pid_t pid;
  if (posix_spawn(&pid, program, &actions, nullptr, argv, environment) != 0) fail("posix_spawn");
  posix_spawn_file_actions_destroy(&actions);
  close(ends[1]);
  char byte;
  if (read(ends[0], &byte, 1) != 1) fail("read of the program's output");
  int status;
  if (waitpid(pid, &status, 0) != pid || status != 0) fail("the program failed");
  close(ends[0]);
}

class Connection {
 public:
  explicit Connection(const std::string& path) : fd_(socket(AF_UNIX, SOCK_STREAM, 0)) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.copy(address.sun_path, sizeof address.sun_path - 1);
    if (connect(fd_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) fail("connect");
  }

  void send(const std::string& header, const std::string& payload = "") const {
    std::string frame = number(header.size()) + number(payload.size()) + header + payload;
    if (write(fd_, frame.data(), frame.size()) != static_cast<ssize_t>(frame.size())) fail("write");
  }

  std::string receive() const {
    unsigned char prefix[8];
    receiveExactly(prefix, sizeof prefix);
    const auto size = [&](int at) {
      return static_cast<size_t>(prefix[at] | prefix[at + 1] << 8 | prefix[at + 2] << 16 |
                                 prefix[at + 3] << 24);
    };
    std::string header(size(0), '\0');
    std::string payload(size(4), '\0');
    receiveExactly(header.data(), header.size());
    receiveExactly(payload.data(), payload.size());
    if (header.find("\"ok\":true") == std::string::npos) {
      std::fprintf(stderr, "the runner refused: %s\n", header.c_str());
      std::exit(1);
    }
    return header;
  }

 private:
  static std::string number(size_t value) {
    std::string bytes;
    for (int i = 0; i < 4; ++i) bytes.push_back(static_cast<char>(value >> (8 * i)));
    return bytes;
  }

  void receiveExactly(void* buffer, size_t bytes) const {
    size_t have = 0;
    while (have < bytes) {
      const ssize_t got = read(fd_, static_cast<char*>(buffer) + have, bytes - have);
      if (got <= 0) fail("the runner closed the connection");
      have += static_cast<size_t>(got);
    }
  }

  int fd_;
};

std::string runRequest(int inputCount) {
  std::string inputs = "null";
  for (int i = 1; i < inputCount; ++i) inputs += ",null";
  return R"({"op":"run","profile":"native","executable":{"id":"no-op"},"argv":["no-op"],"inputs":[)" +
         inputs +
         R"(],"limits":{"cpuNs":1000000000,"wallNs":5000000000,"memoryBytes":268435456,)"
         R"("stackBytes":67108864,"fileBytes":0,"processCountMax":1,"openFilesMax":64,)"
         R"("stdoutBytesMax":65536,"stderrBytesMax":65536}})";
}

std::string readFile(const char* path) {
  std::string bytes;
  FILE* file = std::fopen(path, "rb");
  if (file == nullptr) fail(path);
  char buffer[65536];
  for (size_t got; (got = std::fread(buffer, 1, sizeof buffer, file)) > 0;)
    bytes.append(buffer, got);
  std::fclose(file);
  return bytes;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: overhead GOLDPAN_RUNNER NO_OP\n");
    return 2;
  }
  char folder[] = "/tmp/goldpan-bench-XXXXXX";
  if (mkdtemp(folder) == nullptr || chmod(folder, 0755) != 0) fail("mkdtemp");
  const std::string socketPath = std::string(folder) + "/runner.sock";
  const std::string scratchPath = std::string(folder) + "/scratch";

  int ready[2];
  if (pipe(ready) != 0) fail("pipe");
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ready[1], STDOUT_FILENO);
  const char* runnerArgv[] = {argv[1],     "--listen",          socketPath.c_str(),
                              "--scratch", scratchPath.c_str(), nullptr};
  pid_t runner;
  if (posix_spawn(&runner, argv[1], &actions, nullptr, const_cast<char**>(runnerArgv), environ) !=
      0) {
    fail("starting the runner");
  }
  close(ready[1]);
  char line[256];
  if (read(ready[0], line, sizeof line) <= 0) fail("the runner did not start");

  // The slot of the first connection sits on the first core: the bare run gets the same one.
  cpu_set_t all, first;
  sched_getaffinity(0, sizeof all, &all);
  CPU_ZERO(&first);
  for (size_t core = 0; core < CPU_SETSIZE; ++core) {
    if (!CPU_ISSET(core, &all)) continue;
    CPU_SET(core, &first);
    break;
  }
  const Connection connection(socketPath);
  connection.send(R"({"op":"put","id":"no-op","executable":true})", readFile(argv[2]));
  connection.receive();
  const std::string single = runRequest(1);
  const std::string many = runRequest(kPerRoundCount);
  const auto executeOne = [&] {
    connection.send(single);
    connection.receive();
    connection.receive();
  };
  for (int i = 0; i < kWarmUpCount; ++i) {
    executeBare(argv[2]);
    executeOne();
  }
  // In turns, so that whatever else the machine does burdens all three alike.
  Sample bare, one, batch;
  for (int round = 0; round < kRoundCount; ++round) {
    sched_setaffinity(0, sizeof first, &first);
    for (int i = 0; i < kPerRoundCount; ++i) bare.add([&] { executeBare(argv[2]); });
    sched_setaffinity(0, sizeof all, &all);
    for (int i = 0; i < kPerRoundCount; ++i) one.add(executeOne);
    connection.send(many);
    for (int i = 0; i < kPerRoundCount; ++i) batch.add([&] { connection.receive(); });
    connection.receive();
  }

  kill(runner, SIGTERM);
  int status;
  waitpid(runner, &status, 0);
  rmdir(scratchPath.c_str());
  rmdir(folder);

  printRow("bare vfork and exec", &bare, &bare);
  printRow("run with one input", &one, &bare);
  printRow("run with 100, per input", &batch, &bare);
  return 0;
}
