#include "elf.h"

#include <elf.h>
#include <unistd.h>

#include <cstring>

namespace goldpan {

ElfNeeds elfNeeds(int fd) {
  constexpr int kProgramHeaderCountMax = 128;
  Elf64_Ehdr header;
  if (pread(fd, &header, sizeof header, 0) != sizeof header) return {};
  if (std::memcmp(header.e_ident, ELFMAG, SELFMAG) != 0) return {};
  if (header.e_ident[EI_CLASS] != ELFCLASS64 || header.e_phentsize != sizeof(Elf64_Phdr)) return {};
  ElfNeeds needs;
  for (int i = 0; i < header.e_phnum && i < kProgramHeaderCountMax; ++i) {
    Elf64_Phdr segment;
    const auto offset =
        static_cast<off_t>(header.e_phoff + sizeof segment * static_cast<size_t>(i));
    if (pread(fd, &segment, sizeof segment, offset) != sizeof segment) return {};
    if (segment.p_type == PT_INTERP) needs.hasInterpreter = true;
    uint64_t bytes = 0;
    if (segment.p_type == PT_LOAD && (segment.p_flags & PF_W) != 0) bytes = segment.p_memsz;
    // Thread-local variables without an initial value lie in no other segment.
    if (segment.p_type == PT_TLS && segment.p_memsz > segment.p_filesz) {
      bytes = segment.p_memsz - segment.p_filesz;
    }
    if (__builtin_add_overflow(needs.loadBytes, bytes, &needs.loadBytes)) {
      needs.loadBytes = UINT64_MAX;
      return needs;
    }
  }
  return needs;
}

}  // namespace goldpan
