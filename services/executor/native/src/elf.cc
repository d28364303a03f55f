#include "elf.h"

#include <elf.h>
#include <unistd.h>

#include <cstring>

namespace goldpan {

uint64_t elfLoadBytes(int fd) {
  constexpr int kProgramHeaderCountMax = 128;
  Elf64_Ehdr header;
  if (pread(fd, &header, sizeof header, 0) != sizeof header) return 0;
  if (std::memcmp(header.e_ident, ELFMAG, SELFMAG) != 0) return 0;
  if (header.e_ident[EI_CLASS] != ELFCLASS64 || header.e_phentsize != sizeof(Elf64_Phdr)) return 0;
  uint64_t total = 0;
  for (int i = 0; i < header.e_phnum && i < kProgramHeaderCountMax; ++i) {
    Elf64_Phdr segment;
    const auto offset =
        static_cast<off_t>(header.e_phoff + sizeof segment * static_cast<size_t>(i));
    if (pread(fd, &segment, sizeof segment, offset) != sizeof segment) return 0;
    if (segment.p_type != PT_LOAD) continue;
    if (__builtin_add_overflow(total, segment.p_memsz, &total)) return UINT64_MAX;
  }
  return total;
}

}  // namespace goldpan
