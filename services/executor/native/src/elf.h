#pragma once

#include <cstdint>

namespace goldpan {

// Bytes of memory that the loadable segments of a 64-bit ELF file ask for (their p_memsz, .bss
// included), or 0 when the file is not such an ELF file: then exec itself will refuse it.
uint64_t elfLoadBytes(int fd);

}  // namespace goldpan
