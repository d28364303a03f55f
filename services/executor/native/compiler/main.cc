// goldpan-front-compiler: see README.md.
//
//   goldpan-front-compiler --emit-instantiations OBJECT
//   goldpan-front-compiler --serve --standard gnu++20 --symbols FILE --parallel 2

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <span>
#include <string>

#include "../front/link.hpp"
#include "../front/outcome.hpp"
#include "huge_code.h"
#include "server.h"
#include "translation.h"

namespace {

using namespace goldpan::compiler;
namespace front = goldpan::front;

// As many as an executor has slots at most.
constexpr unsigned kParallelCountMax = 1024;

[[noreturn]] void fail(const std::string& what) {
  std::fprintf(stderr, "goldpan-front-compiler: %s\n", what.c_str());
  std::exit(1);
}

// Read, not mapped: what is mapped of a file each child would have to map again. Never freed.
std::span<const std::byte> readFile(const std::string& path) {
  const int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat facts;
  if (fd < 0 || fstat(fd, &facts) != 0) fail(path + ": " + std::strerror(errno));
  const size_t bytes = static_cast<size_t>(facts.st_size);
  auto* text = new std::byte[bytes];
  for (size_t at = 0; at < bytes;) {
    const ssize_t count = read(fd, text + at, bytes - at);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail(path + ": " + std::strerror(errno));
    if (count == 0) fail(path + ": it became shorter while it was read");
    at += static_cast<size_t>(count);
  }
  close(fd);
  return {text, bytes};
}

front::Symbols symbolsOf(const std::string& path) {
  try {
    return front::Symbols(readFile(path));
  } catch (const front::Fault& fault) {
    fail("--symbols " + path + ": " + fault.what);
  }
}

unsigned parallelCountOf(const std::string& text) {
  unsigned count = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (error != std::errc() || end != text.data() + text.size() || count < 1 ||
      count > kParallelCountMax) {
    fail("--parallel " + text + ": give a number from 1 to " + std::to_string(kParallelCountMax));
  }
  return count;
}

Answer answerOf(const Translation& translation, const front::Symbols& symbols) {
  const auto text = [](const std::string& reason) {
    return std::vector<char>(reason.begin(), reason.end());
  };
  switch (translation.outcome) {
    case Translation::Outcome::Refused:
      return {Status::Refused, static_cast<uint8_t>(translation.doubt), text(translation.reason)};
    case Translation::Outcome::Unsupported:
      return {Status::Unsupported, 0, text(translation.reason)};
    case Translation::Outcome::Compiled:
      break;
  }
  try {
    const auto bytes = std::as_bytes(std::span(translation.object));
    const auto image = linkImage(front::ElfFile(bytes, ET_REL), symbols);
    const auto* begin = reinterpret_cast<const char*>(image.data());
    return {Status::Image, static_cast<uint8_t>(translation.doubt),
            std::vector<char>(begin, begin + image.size())};
  } catch (const front::Unsupported& unsupported) {
    return {Status::Unsupported, 0, text(unsupported.reason)};
  } catch (const front::Fault& fault) {
    return {Status::Failed, 0, text(fault.what)};
  }
}

}  // namespace

int main(int count, char** arguments) {
  std::map<std::string, std::string> options;
  for (int i = 1; i < count; ++i) {
    const std::string name = arguments[i];
    const bool isFlag = name == "--serve";
    if (!isFlag && i + 1 >= count) fail(name + " has no value");
    options[name] = isFlag ? "" : arguments[++i];
  }
  const std::string header = GOLDPAN_INSTANTIATIONS_HEADER;
  if (options.contains("--emit-instantiations")) {
    return emitInstantiations("gnu++20", header, options["--emit-instantiations"]) ? 0 : 1;
  }
  if (!options.contains("--serve") || !options.contains("--standard") ||
      !options.contains("--symbols") || !options.contains("--parallel")) {
    fail("give --emit-instantiations OBJECT, or --serve --standard S --symbols FILE --parallel N");
  }
  const front::Symbols symbols = symbolsOf(options["--symbols"]);
  moveCodeToHugePages();
  const ServerOptions server{parallelCountOf(options["--parallel"])};
  const Translation translation = translate({
      options["--standard"],
      header,
      [&symbols](std::string_view name) { return symbols.find(name).has_value(); },
      [&server] { return awaitRequest(server); },
  });
  answer(answerOf(translation, symbols));
}
