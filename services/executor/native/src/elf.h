#pragma once

#include <cstdint>

namespace goldpan {

// What a 64-bit ELF file asks of whoever starts it.
struct ElfNeeds {
  // Memory of its writable segments (their p_memsz, .bss included) and of one thread's variables. What
  // is only read is a mapping of the file, and counts as it is touched.
  uint64_t loadBytes = 0;
  // Whether another file is to load it.
  bool hasInterpreter = false;
};

// Nothing when the file is no such ELF file: then exec itself will refuse it.
ElfNeeds elfNeeds(int fd);

}  // namespace goldpan
