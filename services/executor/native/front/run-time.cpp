// The run-time program: `program --image-fd N [--fill XX]` maps the image (image.hpp) that lies on
// descriptor N and runs it. It is a static executable at a high address that holds the whole C and
// C++ library and the instantiations, so that starting a program links nothing. It needs no path
// and no system call that an ordinary static program does without.
//
// --fill XX (two hexadecimal digits): memory that a program has not initialised holds this byte
// instead of what happens to lie there. A program whose output is the same under two different
// bytes does not depend on it. That covers the first MiB of each block of the heap and a MiB of
// stack below main.
//
// Exit status kRefused and one line on standard error: the image cannot be run, and none of the
// program has. (A program may end with that status too; it is a failure either way.)

#include <elf.h>
#include <fcntl.h>
#include <link.h>
#include <malloc.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ios>
#include <span>
#include <string_view>

#include "image.hpp"

extern "C" {
/** Makes std::cin and its like ready before any image: a candidate's own object for this is left
 * out. */
[[maybe_unused]] const std::ios_base::Init initialisedStreams;

/** The byte of --fill, sixteen times; 0 without it. Variables without an initialiser begin as it.
 */
unsigned char goldpan_fill[16] = {};

void* __real_malloc(size_t size);
void* __real_realloc(void* block, size_t size);
void* __real_aligned_alloc(size_t alignment, size_t size);
void* __real_memalign(size_t alignment, size_t size);
int __real_posix_memalign(void** block, size_t alignment, size_t size);

/** libgcc: makes exceptions pass through the frames that are described from `begin` on. */
void __register_frame(void* begin);

/** The linker: the beginning of this executable. */
extern const Elf64_Ehdr __ehdr_start;
}

namespace {

using goldpan::front::ImageArray;
using goldpan::front::ImageHeader;
using goldpan::front::ImageSegment;
using goldpan::front::kImageBase;
using goldpan::front::kPageBytes;

constexpr int kRefused = 120;
// Filling costs time and memory for pages that a program may never touch. What lies further into a
// block has nearly always come fresh from the kernel, that is as zeros on every rung.
constexpr size_t kHeapFillBytesMax = size_t{1} << 20;
constexpr size_t kStackFillBytes = size_t{1} << 20;
// What starts the process and static initialisers are shallow.
constexpr size_t kUsedStackBytes = size_t{64} << 10;

bool isFilling = false;

[[noreturn]] void refuse(const char* what) {
  dprintf(STDERR_FILENO, "goldpan run-time: %s\n", what);
  _exit(kRefused);
}

void* fillBlock(void* block, size_t from) {
  if (!isFilling || block == nullptr) return block;
  const size_t end = std::min(malloc_usable_size(block), from + kHeapFillBytesMax);
  if (end > from) std::memset(static_cast<char*>(block) + from, goldpan_fill[0], end - from);
  return block;
}

}  // namespace

// The linker puts these in the place of the C library's functions (ld --wrap).
extern "C" {
void* __wrap_malloc(size_t size) {
  return fillBlock(__real_malloc(size), 0);
}

void* __wrap_realloc(void* block, size_t size) {
  const size_t from = malloc_usable_size(block);
  return fillBlock(__real_realloc(block, size), from);
}

void* __wrap_aligned_alloc(size_t alignment, size_t size) {
  return fillBlock(__real_aligned_alloc(alignment, size), 0);
}

void* __wrap_memalign(size_t alignment, size_t size) {
  return fillBlock(__real_memalign(alignment, size), 0);
}

int __wrap_posix_memalign(void** block, size_t alignment, size_t size) {
  const int error = __real_posix_memalign(block, alignment, size);
  if (error == 0) fillBlock(*block, 0);
  return error;
}
}

namespace {

struct Options {
  int imageFd = -1;
};

template <typename Number>
Number numberOf(std::string_view text, int base, const char* complaint) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
  if (error != std::errc() || end != text.data() + text.size()) refuse(complaint);
  return number;
}

Options readOptions(std::span<char* const> arguments) {
  Options options;
  while (arguments.size() >= 2) {
    const std::string_view name = arguments[0];
    if (name == "--image-fd") {
      options.imageFd = numberOf<int>(arguments[1], 10, "--image-fd wants a descriptor's number");
    } else if (name == "--fill") {
      std::memset(goldpan_fill,
                  numberOf<unsigned char>(arguments[1], 16, "--fill wants a byte as 00 to ff"),
                  sizeof goldpan_fill);
      isFilling = true;
    } else {
      break;
    }
    arguments = arguments.subspan(2);
  }
  if (!arguments.empty() || options.imageFd < 0) {
    refuse("usage: program --image-fd NUMBER [--fill XX]");
  }
  return options;
}

// The name of a note of the linker's is "GNU" and its zero byte.
constexpr size_t kNoteNameBytes = 4;

bool isOwnBuildId(const goldpan::front::BuildId& id) {
  const auto* base = reinterpret_cast<const char*>(&__ehdr_start);
  const auto* segments = reinterpret_cast<const Elf64_Phdr*>(base + __ehdr_start.e_phoff);
  for (const Elf64_Phdr& segment : std::span(segments, __ehdr_start.e_phnum)) {
    if (segment.p_type != PT_NOTE) continue;
    const uint64_t alignment = std::max<uint64_t>(segment.p_align, 4);
    for (uint64_t at = segment.p_vaddr; at < segment.p_vaddr + segment.p_memsz;) {
      const auto* note = reinterpret_cast<const Elf64_Nhdr*>(at);
      const auto* value = reinterpret_cast<const char*>(note + 1) + kNoteNameBytes;
      if (note->n_type == NT_GNU_BUILD_ID && note->n_descsz == id.size()) {
        return std::memcmp(value, id.data(), id.size()) == 0;
      }
      const uint64_t bytes = sizeof *note + note->n_namesz + note->n_descsz;
      at += (bytes + alignment - 1) / alignment * alignment;
    }
  }
  return false;
}

bool isWithin(uint64_t address, uint64_t bytes, const ImageSegment& segment) {
  const uint64_t begin = kImageBase + segment.offset;
  return address >= begin && address - begin <= segment.fileBytes &&
         bytes <= segment.fileBytes - (address - begin);
}

bool isArrayWithin(const ImageArray& array, const ImageSegment& segment) {
  return array.count <= segment.fileBytes / sizeof(uint64_t) &&
         array.address % sizeof(uint64_t) == 0 &&
         isWithin(array.address, array.count * sizeof(uint64_t), segment);
}

void check(const ImageHeader& header, uint64_t fileBytes) {
  if (header.magic != goldpan::front::kImageMagic ||
      header.version != goldpan::front::kImageVersion) {
    refuse("not an image of this version");
  }
  if (!isOwnBuildId(header.buildId)) refuse("the image was linked for another run-time program");
  const uint64_t room = reinterpret_cast<uint64_t>(&__ehdr_start) - kImageBase;
  uint64_t end = kPageBytes;
  for (const ImageSegment& segment : {header.text, header.readOnly, header.data}) {
    const bool isOrdered = segment.offset % kPageBytes == 0 && segment.offset >= end;
    if (!isOrdered || segment.offset > fileBytes || segment.offset > room ||
        segment.fileBytes > fileBytes - segment.offset || segment.fileBytes > segment.memoryBytes ||
        segment.memoryBytes > room - segment.offset) {
      refuse("the image has a segment out of bounds");
    }
    end = segment.offset + segment.memoryBytes;
  }
  const bool hasFrames = header.ehFrame != 0;
  if (!isWithin(header.main, 1, header.text) || !isArrayWithin(header.initArray, header.data) ||
      !isArrayWithin(header.finiArray, header.data) ||
      (hasFrames && !isWithin(header.ehFrame, sizeof(uint32_t), header.readOnly))) {
    refuse("the image has an address out of bounds");
  }
}

void mapAt(uint64_t address, uint64_t bytes, int protection, int fd, uint64_t offset) {
  if (bytes == 0) return;
  const int anonymous = fd < 0 ? MAP_ANONYMOUS : 0;
  void* wanted = reinterpret_cast<void*>(address);
  void* mapped = mmap(wanted, bytes, protection, MAP_PRIVATE | MAP_FIXED_NOREPLACE | anonymous, fd,
                      static_cast<off_t>(offset));
  if (mapped == wanted) return;
  refuse(errno == ENOMEM ? "not enough memory for the program's static data"
                         : "the image cannot be mapped");
}

// The rest of the file's last page is zeros: mmap(2).
void map(const ImageSegment& segment, int protection, int fd) {
  const uint64_t address = kImageBase + segment.offset;
  mapAt(address, segment.fileBytes, protection, fd, segment.offset);
  const uint64_t filePages = (segment.fileBytes + kPageBytes - 1) / kPageBytes * kPageBytes;
  if (segment.memoryBytes <= filePages) return;
  mapAt(address + filePages, segment.memoryBytes - filePages, protection, -1, 0);
}

ImageHeader mapImage(int fd) {
  ImageHeader header;
  struct stat status;
  if (fstat(fd, &status) != 0) refuse("the image's descriptor is not open");
  if (pread(fd, &header, sizeof header, 0) != sizeof header) refuse("the image is cut short");
  check(header, static_cast<uint64_t>(status.st_size));
  map(header.text, PROT_READ | PROT_EXEC, fd);
  map(header.readOnly, PROT_READ, fd);
  map(header.data, PROT_READ | PROT_WRITE, fd);
  close(fd);
  if (header.ehFrame != 0) __register_frame(reinterpret_cast<void*>(header.ehFrame));
  return header;
}

// Fills the stack from the caller's frame downwards.
[[gnu::noinline]] void fillStack(size_t bytes) {
  if (!isFilling) return;
  rlimit limit;
  if (getrlimit(RLIMIT_STACK, &limit) != 0) return;
  // Stack that was never used is zeros, and costs nothing to leave so.
  if (goldpan_fill[0] == 0) bytes = std::min(bytes, kUsedStackBytes);
  bytes = std::min<size_t>(bytes, limit.rlim_cur / 2);
  void* lowest = __builtin_alloca(bytes);
  std::memset(lowest, goldpan_fill[0], bytes);
  // The compiler may not find out that nobody reads it.
  asm volatile("" : : "r"(lowest) : "memory");
}

ImageArray finiArray;

void runFiniArray() {
  const auto* functions = reinterpret_cast<void (**)()>(finiArray.address);
  for (uint64_t index = finiArray.count; index > 0; --index) functions[index - 1]();
}

}  // namespace

int main(int argc, char** argv) {
  const Options options = readOptions(std::span(argv, static_cast<size_t>(argc)).subspan(1));
  const ImageHeader header = mapImage(options.imageFd);
  static char name[] = "program";
  static char* arguments[] = {name, nullptr};

  finiArray = header.finiArray;
  if (finiArray.count > 0) std::atexit(runFiniArray);
  using Initialiser = void (*)(int, char**, char**);
  fillStack(kUsedStackBytes);
  const auto* initialisers = reinterpret_cast<const Initialiser*>(header.initArray.address);
  for (uint64_t i = 0; i < header.initArray.count; ++i) initialisers[i](1, arguments, environ);

  // Again: main must not find what the initialisers have left.
  fillStack(kStackFillBytes);
  std::exit(reinterpret_cast<int (*)(int, char**, char**)>(header.main)(1, arguments, environ));
}
