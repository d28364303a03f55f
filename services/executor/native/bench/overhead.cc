// What the walls cost: the wall time of one execution through the runner, compared with a bare
// vfork and exec of the same binary whose output is read from a pipe, and with bubblewrap.
//
//   overhead build/goldpan-runner build/no-op [--json]
//
// The dynamic binary is build/no-op-dynamic, beside the static one. What the figures are:
// README.md, "Tests and benchmark".

#include <fcntl.h>
#include <sched.h>
#include <signal.h>
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
#include <string_view>
#include <utility>
#include <vector>

namespace {

// Short rounds, in which all have their turns, so that whatever else the machine does burdens all
// alike.
constexpr int kRoundCount = 200;
constexpr int kPerRoundCount = 10;
constexpr int kDynamicPerRoundCount = 4;
constexpr int kBatchCount = 100;
constexpr int kRoundsPerBatch = 10;
constexpr int kWarmUpCount = 200;

constexpr char kBubblewrapPath[] = "/usr/bin/bwrap";
// What a dynamic program is linked with lies in one of these.
constexpr const char* kLibraryTrees[] = {"/lib", "/lib64", "/usr/lib", "/usr/lib64"};

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

  bool isEmpty() const { return times_.empty(); }

  double percentile(size_t percent) {
    std::sort(times_.begin(), times_.end());
    return times_[times_.size() * percent / 100];
  }

 private:
  std::vector<double> times_;
};

// One line of the table, one member of the JSON.
struct Row {
  const char* title;
  const char* member;
  Sample* sample;
  Sample* bare;
};

void printTable(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    if (row.sample->isEmpty()) {
      std::printf(
          "%-34s  not measured: %s is missing or does not work here (apt-get install bubblewrap)\n",
          row.title, kBubblewrapPath);
      continue;
    }
    std::printf("%-34s", row.title);
    for (const size_t percent : {10, 50, 95}) {
      std::printf("  p%zu %7.1f us", percent, row.sample->percentile(percent));
    }
    std::printf("   p10 %.2f x, p50 %.2f x bare\n",
                row.sample->percentile(10) / row.bare->percentile(10),
                row.sample->percentile(50) / row.bare->percentile(50));
  }
}

void printJson(const std::vector<Row>& rows) {
  const char* separator = "{";
  for (const Row& row : rows) {
    std::printf("%s\"%s\":", separator, row.member);
    if (row.sample->isEmpty()) {
      std::printf("null");
    } else {
      std::printf("%.0f", row.sample->percentile(50) * 1e3);
    }
    separator = ",";
  }
  std::printf("}\n");
}

using Command = std::vector<const char*>;

// Runs a command to its end; returns whether it wrote one byte and exited with 0. posix_spawn is a
// vfork and exec in glibc.
bool execute(const Command& command) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) fail("pipe2");
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  std::vector<char*> argv;
  for (const char* argument : command) argv.push_back(const_cast<char*>(argument));
  argv.push_back(nullptr);
  char* environment[] = {nullptr};
  pid_t pid;
  if (posix_spawn(&pid, argv[0], &actions, nullptr, argv.data(), environment) != 0) {
    fail("posix_spawn");
  }
  posix_spawn_file_actions_destroy(&actions);
  close(ends[1]);
  char byte;
  const bool hasWritten = read(ends[0], &byte, 1) == 1;
  int status;
  if (waitpid(pid, &status, 0) != pid) fail("waitpid");
  close(ends[0]);
  return hasWritten && status == 0;
}

void executeSurely(const Command& command) {
  if (execute(command)) return;
  std::fprintf(stderr, "overhead: %s failed\n", command[0]);
  std::exit(1);
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

  // The next frame of an answer, header and payload; ends the benchmark when it is a refusal.
  void receive() {
    const std::string_view prefix = take(8);
    const auto size = [&](size_t at) {
      size_t value = 0;
      for (size_t i = 0; i < 4; ++i) {
        value |= static_cast<size_t>(static_cast<unsigned char>(prefix[at + i])) << (8 * i);
      }
      return value;
    };
    const size_t headerBytes = size(0);
    const size_t payloadBytes = size(4);
    const std::string header(take(headerBytes));
    take(payloadBytes);
    if (header.find("\"ok\":true") != std::string::npos) return;
    std::fprintf(stderr, "overhead: the runner refused: %s\n", header.c_str());
    std::exit(1);
  }

 private:
  static std::string number(size_t value) {
    std::string bytes;
    for (int i = 0; i < 4; ++i) bytes.push_back(static_cast<char>(value >> (8 * i)));
    return bytes;
  }

  // Valid until the next call. Reads ahead, as any client with a buffer does.
  std::string_view take(size_t bytes) {
    if (bytes > sizeof buffer_) fail("a frame is too large for this benchmark");
    if (end_ - start_ < bytes) {
      std::memmove(buffer_, buffer_ + start_, end_ - start_);
      end_ -= start_;
      start_ = 0;
    }
    while (end_ - start_ < bytes) {
      const ssize_t got = read(fd_, buffer_ + end_, sizeof buffer_ - end_);
      if (got <= 0) fail("the runner closed the connection");
      end_ += static_cast<size_t>(got);
    }
    start_ += bytes;
    return {buffer_ + start_ - bytes, bytes};
  }

  int fd_;
  char buffer_[65536];
  size_t start_ = 0;
  size_t end_ = 0;
};

// A request to run a blob once per input, with empty inputs.
std::string runRequest(const std::string& id, bool isDynamic, int inputCount) {
  std::string inputs = "null";
  for (int i = 1; i < inputCount; ++i) inputs += ",null";
  std::string readPaths;
  if (isDynamic) {
    for (const char* tree : kLibraryTrees) {
      if (access(tree, F_OK) != 0) continue;
      readPaths += (readPaths.empty() ? "\"" : ",\"") + std::string(tree) + "\"";
    }
  }
  // The profile "native" cannot open libraries; "validator" is the same with paths.
  return std::string(R"({"op":"run","profile":")") + (isDynamic ? "validator" : "native") +
         R"(","executable":{"id":")" + id + R"("},"argv":["no-op"],"readPaths":[)" + readPaths +
         R"(],"inputs":[)" + inputs +
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
  std::vector<const char*> operands;
  bool isJson = false;
  for (int i = 1; i < argc; ++i) {
    if (std::strcmp(argv[i], "--json") == 0) {
      isJson = true;
    } else {
      operands.push_back(argv[i]);
    }
  }
  if (operands.size() != 2 || operands[0][0] == '-') {
    std::fprintf(stderr, "usage: overhead GOLDPAN_RUNNER NO_OP [--json]\n");
    return 2;
  }
  const char* const runnerPath = operands[0];
  const char* const staticPath = operands[1];
  const std::string dynamicPath = std::string(staticPath) + "-dynamic";

  char folder[] = "/tmp/goldpan-bench-XXXXXX";
  if (mkdtemp(folder) == nullptr || chmod(folder, 0755) != 0) fail("mkdtemp");
  const std::string socketPath = std::string(folder) + "/runner.sock";
  const std::string scratchPath = std::string(folder) + "/scratch";

  int ready[2];
  if (pipe(ready) != 0) fail("pipe");
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ready[1], STDOUT_FILENO);
  std::vector<const char*> runnerArgv = {runnerPath, "--listen", socketPath.c_str(), "--scratch",
                                         scratchPath.c_str()};
  for (const char* tree : kLibraryTrees) {
    if (access(tree, F_OK) == 0) runnerArgv.insert(runnerArgv.end(), {"--allow-read", tree});
  }
  runnerArgv.push_back(nullptr);
  pid_t runner;
  if (posix_spawn(&runner, runnerPath, &actions, nullptr, const_cast<char**>(runnerArgv.data()),
                  environ) != 0) {
    fail("starting the runner");
  }
  close(ready[1]);
  char line[256];
  if (read(ready[0], line, sizeof line) <= 0) fail("the runner did not start");

  // The slot of the first connection sits on the first core, and so does all else: waking another
  // core takes as long as the other cores' load and sleep have it.
  cpu_set_t all, first;
  sched_getaffinity(0, sizeof all, &all);
  CPU_ZERO(&first);
  for (size_t core = 0; core < CPU_SETSIZE; ++core) {
    if (!CPU_ISSET(core, &all)) continue;
    CPU_SET(core, &first);
    break;
  }
  if (sched_setaffinity(0, sizeof first, &first) != 0) fail("sched_setaffinity");
  Connection connection(socketPath);
  for (const auto& [id, path] :
       {std::pair("static", std::string(staticPath)), std::pair("dynamic", dynamicPath)}) {
    connection.send(std::string(R"({"op":"put","id":")") + id + R"(","executable":true})",
                    readFile(path.c_str()));
    connection.receive();
  }
  const std::string single = runRequest("static", false, 1);
  const std::string many = runRequest("static", false, kBatchCount);
  const std::string dynamicSingle = runRequest("dynamic", true, 1);
  const Command bareCommand = {staticPath};
  const Command dynamicBareCommand = {dynamicPath.c_str()};
  const Command bubblewrapCommand = {
      kBubblewrapPath, "--unshare-all", "--die-with-parent", "--ro-bind", "/", "/", staticPath};
  const auto request = [&](const std::string& header) {
    connection.send(header);
    connection.receive();
    connection.receive();
  };
  for (int i = 0; i < kWarmUpCount; ++i) {
    executeSurely(bareCommand);
    executeSurely(dynamicBareCommand);
    request(single);
    request(dynamicSingle);
  }
  const bool hasBubblewrap = access(kBubblewrapPath, X_OK) == 0 && execute(bubblewrapCommand);

  Sample bare, sandboxed, batch, dynamicBare, dynamicSandboxed, bubblewrap;
  const auto repeat = [](int count, Sample* sample, auto action) {
    for (int i = 0; i < count; ++i) sample->add(action);
  };
  for (int round = 0; round < kRoundCount; ++round) {
    repeat(kPerRoundCount, &bare, [&] { executeSurely(bareCommand); });
    repeat(kDynamicPerRoundCount, &dynamicBare, [&] { executeSurely(dynamicBareCommand); });
    if (hasBubblewrap) bubblewrap.add([&] { executeSurely(bubblewrapCommand); });
    repeat(kPerRoundCount, &sandboxed, [&] { request(single); });
    repeat(kDynamicPerRoundCount, &dynamicSandboxed, [&] { request(dynamicSingle); });
    if (round % kRoundsPerBatch != 0) continue;
    connection.send(many);
    repeat(kBatchCount, &batch, [&] { connection.receive(); });
    connection.receive();
  }

  kill(runner, SIGTERM);
  int status;
  waitpid(runner, &status, 0);
  rmdir(scratchPath.c_str());
  rmdir(folder);

  const std::vector<Row> rows = {
      {"bare vfork and exec", "bareNs", &bare, &bare},
      {"sandboxed, request of one", "sandboxedNs", &sandboxed, &bare},
      {"sandboxed, each of 100 a request", "sandboxedBatchNs", &batch, &bare},
      {"dynamic, bare", "dynamicBareNs", &dynamicBare, &dynamicBare},
      {"dynamic, sandboxed, request of one", "dynamicSandboxedNs", &dynamicSandboxed, &dynamicBare},
      {"bubblewrap --unshare-all", "bubblewrapNs", &bubblewrap, &bare},
  };
  if (isJson) {
    printJson(rows);
  } else {
    printTable(rows);
  }
  return 0;
}
