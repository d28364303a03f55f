// The allocator of the compile server. Children share the parent's heap copy-on-write, and what
// costs them is every page they write: an ordinary allocator would hand out and take back holes all
// over that heap. This one gives a child memory of its own, in huge pages, and leaves the parent's
// alone: measured, it takes a third of the CPU of a compilation away. Single-threaded, as the
// server is.

#include "allocator.h"

#include <sys/mman.h>

#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <cstring>

namespace {

constexpr size_t kReserveBytes = size_t{16} << 30;
constexpr size_t kHugePageBytes = size_t{2} << 20;
// Holds the capacity of a block, in front of it, and keeps blocks aligned.
constexpr size_t kHeaderBytes = 16;
constexpr size_t kSmallMax = 1024;
constexpr size_t kClassCount = 64 + 64 * 4 + 1;

struct FreeBlock {
  FreeBlock* next;
};

FreeBlock* freeBlocks[kClassCount];
char* next;
char* end;
// Blocks below belong to the parent of this process; nullptr in the parent.
char* ownBegin;
// Between them lie the blocks that a child copies at once.
char* hotBegin;
char* hotEnd;
bool isHot;

struct SizeClass {
  size_t index;
  size_t capacity;
};

// 16 bytes apart up to 1 KiB, then four classes to a power of two.
SizeClass classOf(size_t bytes) {
  if (bytes <= kSmallMax) {
    const size_t units = bytes == 0 ? 1 : (bytes + 15) / 16;
    return {units, units * 16};
  }
  const int log = 63 - __builtin_clzll(bytes - 1);
  const size_t step = size_t{1} << (log - 2);
  const size_t quarters = (bytes + step - 1) / step;
  return {64 + static_cast<size_t>(log) * 4 + (quarters - 4), quarters * step};
}

char* nextHugePage() {
  const auto address = reinterpret_cast<uintptr_t>(next);
  return reinterpret_cast<char*>((address + kHugePageBytes - 1) & ~(kHugePageBytes - 1));
}

bool reserve() {
  void* region = mmap(nullptr, kReserveBytes, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (region == MAP_FAILED) return false;
  const auto address = reinterpret_cast<uintptr_t>(region);
  const uintptr_t aligned = (address + kHugePageBytes - 1) & ~(kHugePageBytes - 1);
  next = reinterpret_cast<char*>(aligned);
  end = reinterpret_cast<char*>(address + kReserveBytes);
  madvise(next, static_cast<size_t>(end - next), MADV_HUGEPAGE);
  return true;
}

size_t& capacityOf(void* block) {
  return *reinterpret_cast<size_t*>(static_cast<char*>(block) - kHeaderBytes);
}

void* allocate(size_t bytes) {
  if (next == nullptr && !reserve()) return nullptr;
  if (bytes > kReserveBytes) return nullptr;
  const SizeClass sizeClass = classOf(bytes);
  if (FreeBlock* block = freeBlocks[sizeClass.index]; block != nullptr && !isHot) {
    freeBlocks[sizeClass.index] = block->next;
    return block;
  }
  if (static_cast<size_t>(end - next) < sizeClass.capacity + kHeaderBytes) return nullptr;
  char* block = next + kHeaderBytes;
  next = block + sizeClass.capacity;
  capacityOf(block) = sizeClass.capacity;
  return block;
}

void* allocateAligned(size_t alignment, size_t bytes) {
  if (alignment <= kHeaderBytes) return allocate(bytes);
  char* block = static_cast<char*>(allocate(bytes + alignment));
  if (block == nullptr) return nullptr;
  const auto address = reinterpret_cast<uintptr_t>(block);
  const uintptr_t aligned = (address + alignment - 1) & ~(alignment - 1);
  if (aligned == address) return block;
  // A capacity of 0 marks a block that is never used again: its true beginning is lost.
  capacityOf(reinterpret_cast<void*>(aligned)) = 0;
  return reinterpret_cast<void*>(aligned);
}

}  // namespace

namespace goldpan::compiler {

void beginHotBlocks() {
  next = hotBegin = nextHugePage();
  isHot = true;
}

void endHotBlocks() {
  next = hotEnd = nextHugePage();
  isHot = false;
}

void separateHeap(size_t bytesMax) {
  std::memset(freeBlocks, 0, sizeof freeBlocks);
  ownBegin = next = nextHugePage();
  if (bytesMax < static_cast<size_t>(end - next)) end = next + bytesMax;
  const auto hotBytes = static_cast<size_t>(hotEnd - hotBegin);
  if (hotBytes > static_cast<size_t>(end - next)) return;
  std::memcpy(next, hotBegin, hotBytes);
  // A child that ends here for want of memory is answered for by its parent.
  if (mremap(next, hotBytes, hotBytes, MREMAP_MAYMOVE | MREMAP_FIXED, hotBegin) == MAP_FAILED)
    std::abort();
  next += hotBytes;
}

}  // namespace goldpan::compiler

extern "C" {

void* malloc(size_t bytes) {
  void* block = allocate(bytes);
  if (block == nullptr) errno = ENOMEM;
  return block;
}

void free(void* block) {
  if (block == nullptr || static_cast<char*>(block) < ownBegin) return;
  const size_t capacity = capacityOf(block);
  if (capacity == 0) return;
  const size_t index = classOf(capacity).index;
  auto* freed = static_cast<FreeBlock*>(block);
  freed->next = freeBlocks[index];
  freeBlocks[index] = freed;
}

void* calloc(size_t count, size_t bytes) {
  size_t all;
  if (__builtin_mul_overflow(count, bytes, &all)) {
    errno = ENOMEM;
    return nullptr;
  }
  void* block = malloc(all);
  if (block != nullptr) std::memset(block, 0, all);
  return block;
}

void* realloc(void* block, size_t bytes) {
  if (block == nullptr) return malloc(bytes);
  const size_t capacity = capacityOf(block);
  if (bytes <= capacity) return block;
  void* moved = malloc(bytes);
  if (moved == nullptr) return nullptr;
  // The capacity of an over-aligned block is unknown; such blocks are not resized.
  std::memcpy(moved, block, capacity);
  free(block);
  return moved;
}

void* memalign(size_t alignment, size_t bytes) {
  return allocateAligned(alignment, bytes);
}
void* aligned_alloc(size_t alignment, size_t bytes) {
  return allocateAligned(alignment, bytes);
}

int posix_memalign(void** block, size_t alignment, size_t bytes) {
  *block = allocateAligned(alignment, bytes);
  return *block == nullptr ? ENOMEM : 0;
}

size_t malloc_usable_size(void* block) {
  return block == nullptr ? 0 : capacityOf(block);
}

}  // extern "C"
