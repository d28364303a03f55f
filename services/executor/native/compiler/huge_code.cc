#include "huge_code.h"

#include <link.h>
#include <sys/mman.h>

#include <cstdint>
#include <cstring>
#include <vector>

namespace goldpan::compiler {
namespace {

constexpr uintptr_t kPageBytes = 4096;
constexpr uintptr_t kHugePageBytes = uintptr_t{2} << 20;

struct Segment {
  uintptr_t begin;
  uintptr_t end;
  int protection;
};

// What of the program itself is mapped from its file and never written.
int collect(dl_phdr_info* object, size_t, void* result) {
  auto& segments = *static_cast<std::vector<Segment>*>(result);
  for (int i = 0; i < object->dlpi_phnum; ++i) {
    const ElfW(Phdr)& header = object->dlpi_phdr[i];
    if (header.p_type != PT_LOAD || (header.p_flags & PF_W) != 0) continue;
    const uintptr_t begin = object->dlpi_addr + header.p_vaddr;
    const uintptr_t end = begin + header.p_memsz;
    segments.push_back({begin & ~(kPageBytes - 1), (end + kPageBytes - 1) & ~(kPageBytes - 1),
                        PROT_READ | ((header.p_flags & PF_X) != 0 ? PROT_EXEC : 0)});
  }
  // The program comes first; its libraries are small.
  return 1;
}

void move(const Segment& segment) {
  const size_t bytes = segment.end - segment.begin;
  const size_t spare = bytes + kHugePageBytes;
  void* region = mmap(nullptr, spare, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (region == MAP_FAILED) return;
  // As far from a huge page's beginning as the segment is, or the pages would be broken up as they
  // move.
  const auto address = reinterpret_cast<uintptr_t>(region);
  void* copy =
      reinterpret_cast<void*>(address + ((segment.begin - address) & (kHugePageBytes - 1)));
  madvise(copy, bytes, MADV_HUGEPAGE);
  std::memcpy(copy, reinterpret_cast<const void*>(segment.begin), bytes);
  if (mprotect(copy, bytes, segment.protection) == 0)
    mremap(copy, bytes, bytes, MREMAP_MAYMOVE | MREMAP_FIXED, segment.begin);
  // Around the copy, which is gone from here unless it could not be moved.
  munmap(region, spare);
}

}  // namespace

void moveCodeToHugePages() {
  std::vector<Segment> segments;
  dl_iterate_phdr(collect, &segments);
  for (const Segment& segment : segments) move(segment);
}

}  // namespace goldpan::compiler
