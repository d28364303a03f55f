#include "options.h"

#include <sys/un.h>

#include <climits>
#include <cstdlib>
#include <string_view>

namespace goldpan {

const char kUsage[] =
    R"(goldpan-runner: runs untrusted programs behind Landlock, seccomp and resource limits.

  goldpan-runner --listen PATH --scratch DIR [options]

  --listen PATH          unix socket to listen on, mode 0600
  --scratch DIR          folder for the slots' scratch folders, best on tmpfs
  --slots N              connections served at once, one core each (default: usable cores; 1 to 1024)
  --blob-bytes-max BYTES bytes of blobs a slot stores (default: 1073741824)
  --allow-read PATH      tree that a request may name in readPaths; may be repeated
  --die-with-stdin       end when standard input ends
  --outer-wall gvisor    there is no Landlock here: gVisor is the wall around files
  --uid-min UID          as root: programs run as unused users from this uid on (default: 59000)
  --version, --help

Exit status: 0 ended as asked, 1 a wall is missing or the runner failed, 2 wrong command line.
)";

namespace {

uint64_t parseNumber(const std::string& option, const char* text, uint64_t least, uint64_t most) {
  char* end = nullptr;
  errno = 0;
  const unsigned long long value = std::strtoull(text, &end, 10);
  if (errno != 0 || end == text || *end != '\0' || *text == '-' || value < least || value > most) {
    throw UsageError{option + " must be a number from " + std::to_string(least) + " to " +
                     std::to_string(most) + "; it is \"" + text + "\""};
  }
  return value;
}

std::string resolve(const std::string& option, const char* path) {
  char resolved[PATH_MAX];
  if (realpath(path, resolved) == nullptr) {
    throw UsageError{option + ": " + path + " does not exist"};
  }
  return resolved;
}

}  // namespace

Options parseOptions(int argc, char** argv, int coreCount) {
  Options options;
  options.slotCount = coreCount;
  for (int i = 1; i < argc; ++i) {
    const std::string option = argv[i];
    if (option == "--die-with-stdin") {
      options.dieWithStdin = true;
      continue;
    }
    const bool isKnown = option == "--listen" || option == "--scratch" || option == "--slots" ||
                         option == "--blob-bytes-max" || option == "--allow-read" ||
                         option == "--outer-wall" || option == "--uid-min";
    if (!isKnown) throw UsageError{"unknown option " + option};
    if (i + 1 >= argc) throw UsageError{option + " needs a value"};
    const char* value = argv[++i];
    if (option == "--listen") options.listenPath = value;
    if (option == "--scratch") options.scratchPath = value;
    if (option == "--slots") {
      options.slotCount = static_cast<int>(parseNumber(option, value, 1, 1024));
    }
    if (option == "--blob-bytes-max") {
      options.blobBytesMax = parseNumber(option, value, 1 << 20, 1ull << 40);
    }
    if (option == "--allow-read") options.allowedReadPaths.push_back(resolve(option, value));
    if (option == "--uid-min") {
      options.uidMin = static_cast<uid_t>(parseNumber(option, value, 1000, 4'000'000'000));
    }
    if (option == "--outer-wall") {
      if (std::string_view(value) != "gvisor") {
        throw UsageError{"--outer-wall must be \"gvisor\"; it is \"" + std::string(value) + "\""};
      }
      options.hasOuterWall = true;
    }
  }
  if (options.listenPath.empty()) throw UsageError{"--listen is missing"};
  if (options.listenPath.size() >= sizeof sockaddr_un::sun_path) {
    throw UsageError{"--listen: the path of a unix socket has at most " +
                     std::to_string(sizeof sockaddr_un::sun_path - 1) + " bytes"};
  }
  if (options.scratchPath.empty()) throw UsageError{"--scratch is missing"};
  return options;
}

}  // namespace goldpan
