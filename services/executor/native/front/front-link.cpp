// goldpan-front-link: see `usage`. Exit status 0: the output is written. 3: the program wants
// something that only the full rung gives, named in one line on standard error. 1: a failure of
// ours, named likewise. 2: wrong usage.

#include <fcntl.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "elf-file.hpp"
#include "image.hpp"
#include "link.hpp"
#include "outcome.hpp"
#include "symbols.hpp"

namespace goldpan::front {
namespace {

constexpr char kUsage[] =
    "usage: goldpan-front-link [--assembler AS] SYMBOLS INPUT IMAGE\n"
    "         link INPUT, assembly for AS, or without --assembler an object, into IMAGE\n"
    "       goldpan-front-link --within BYTES SYMBOLS-FD OBJECT-FD\n"
    "         link an object into an image of at most BYTES in memory on standard output; all\n"
    "         files are descriptors, so that this needs no path\n"
    "       goldpan-front-link --make-jumps PROGRAM JUMPS.s\n"
    "         write jumps to the indirect functions of PROGRAM, to be linked into the run-time\n"
    "       goldpan-front-link --make-symbols RUN-TIME SYMBOLS\n"
    "         write the table of what RUN-TIME offers\n";

Fault systemFault(const std::string& what) {
  return {what + ": " + std::strerror(errno)};
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }

 private:
  int number_;
};

/** A file's bytes, mapped until the end of the process; `name` is for errors. */
std::span<const std::byte> mapDescriptor(int file, const std::string& name) {
  struct stat status;
  if (fstat(file, &status) != 0) throw systemFault(name);
  if (status.st_size == 0) throw Fault{name + ": the file is empty"};
  const auto size = static_cast<size_t>(status.st_size);
  void* bytes = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
  if (bytes == MAP_FAILED) throw systemFault(name);
  return {static_cast<const std::byte*>(bytes), size};
}

std::span<const std::byte> mapFile(const char* path) {
  const Descriptor file(open(path, O_RDONLY | O_CLOEXEC));
  if (file.number() < 0) throw systemFault(path);
  return mapDescriptor(file.number(), path);
}

void writeAll(int file, const char* name, std::span<const std::byte> bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) throw systemFault(name);
    bytes = bytes.subspan(static_cast<size_t>(written));
  }
}

/** Writes a file whole, or leaves none. */
void writeFile(const char* path, std::span<const std::byte> bytes) {
  const Descriptor file(open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
  if (file.number() < 0) throw systemFault(path);
  try {
    writeAll(file.number(), path, bytes);
  } catch (const Fault&) {
    unlink(path);
    throw;
  }
}

/** A file that goes when its name goes out of scope. */
class TemporaryFile {
 public:
  explicit TemporaryFile(std::string path) : path_(std::move(path)) {}
  ~TemporaryFile() { unlink(path_.c_str()); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  const char* path() const { return path_.c_str(); }

 private:
  std::string path_;
};

/** The first line, without the name of the file that it begins with; drains the pipe. */
std::string firstLineOf(int pipe) {
  constexpr size_t kLineBytesMax = 512;
  // The assembler begins with a line that says "Assembler messages:" and no more.
  std::string text;
  char buffer[4096];
  for (;;) {
    const ssize_t count = read(pipe, buffer, sizeof buffer);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;
    if (text.size() < sizeof buffer) text.append(buffer, static_cast<size_t>(count));
  }
  if (const size_t error = text.find("Error: "); error != std::string::npos) text.erase(0, error);
  return text.substr(0, std::min(text.find('\n'), kLineBytesMax));
}

void assemble(const char* assembler, const char* assembly, const char* object) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) throw systemFault("pipe");
  const Descriptor messages(ends[0]);
  pid_t child = -1;
  {
    const Descriptor writeEnd(ends[1]);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, writeEnd.number(), STDERR_FILENO);
    const char* const arguments[] = {assembler, "--64", "-W", "-o", object, assembly, nullptr};
    const char* const environment[] = {"LC_ALL=C", nullptr};
    // The strings are not written to: posix_spawn(3p) takes char* for the sake of old programs.
    errno = posix_spawn(&child, assembler, &actions, nullptr, const_cast<char* const*>(arguments),
                        const_cast<char* const*>(environment));
    posix_spawn_file_actions_destroy(&actions);
    if (errno != 0) throw systemFault(std::string("cannot start the assembler ") + assembler);
  }
  const std::string line = firstLineOf(messages.number());
  int status = 0;
  while (waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) throw systemFault("waitpid");
  }
  if (WIFSIGNALED(status)) {
    throw Unsupported{"the assembler was ended by signal " + std::to_string(WTERMSIG(status))};
  }
  if (WEXITSTATUS(status) != 0) throw Unsupported{"the assembler refused the program: " + line};
}

void linkFile(const Symbols& symbols, const char* object, const char* image) {
  writeFile(image, linkImage(ElfFile(mapFile(object), ET_REL), symbols));
}

void assembleAndLink(const char* assembler, const Symbols& symbols, const char* assembly,
                     const char* image) {
  const TemporaryFile object(std::string(image) + ".o");
  assemble(assembler, assembly, object.path());
  linkFile(symbols, object.path(), image);
}

template <typename Number>
Number numberOf(std::string_view text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) {
    throw Fault{"not a number: " + std::string(text)};
  }
  return number;
}

std::span<const std::byte> mapNumbered(const char* number) {
  return mapDescriptor(numberOf<int>(number), std::string("descriptor ") + number);
}

void linkWithin(uint64_t bytesMax, const Symbols& symbols, const ElfFile& object) {
  const std::vector<std::byte> image = linkImage(object, symbols);
  ImageHeader header;
  std::memcpy(&header, image.data(), sizeof header);
  if (header.data.offset + header.data.memoryBytes > bytesMax) {
    throw Unsupported{"too large: more than " + std::to_string(bytesMax) + " bytes of memory"};
  }
  writeAll(STDOUT_FILENO, "standard output", image);
}

int run(std::span<char* const> arguments) {
  const std::string_view option = arguments.empty() ? "" : arguments[0];
  if (option == "--assembler" && arguments.size() == 5) {
    assembleAndLink(arguments[1], Symbols(mapFile(arguments[2])), arguments[3], arguments[4]);
  } else if (option == "--within" && arguments.size() == 4) {
    linkWithin(numberOf<uint64_t>(arguments[1]), Symbols(mapNumbered(arguments[2])),
               ElfFile(mapNumbered(arguments[3]), ET_REL));
  } else if (option == "--make-jumps" && arguments.size() == 3) {
    const std::string assembly = makeJumps(ElfFile(mapFile(arguments[1]), ET_EXEC));
    writeFile(arguments[2], std::as_bytes(std::span(assembly)));
  } else if (option == "--make-symbols" && arguments.size() == 3) {
    writeFile(arguments[2], makeSymbols(ElfFile(mapFile(arguments[1]), ET_EXEC)));
  } else if (!option.starts_with('-') && arguments.size() == 3) {
    linkFile(Symbols(mapFile(arguments[0])), arguments[1], arguments[2]);
  } else {
    std::fputs(kUsage, stderr);
    return 2;
  }
  return 0;
}

}  // namespace
}  // namespace goldpan::front

int main(int argc, char** argv) {
  using namespace goldpan::front;
  try {
    return run(std::span(argv, static_cast<size_t>(argc)).subspan(1));
  } catch (const Unsupported& unsupported) {
    std::fprintf(stderr, "unsupported: %s\n", unsupported.reason.c_str());
    return 3;
  } catch (const Fault& fault) {
    std::fprintf(stderr, "goldpan-front-link: %s\n", fault.what.c_str());
    return 1;
  } catch (const std::bad_alloc&) {
    std::fputs("goldpan-front-link: out of memory\n", stderr);
    return 1;
  }
}
