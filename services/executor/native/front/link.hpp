// Links one object against the run-time program.

#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "elf-file.hpp"
#include "symbols.hpp"

namespace goldpan::front {

/** The image (image.hpp) of an object compiled for the small code model, position-independent or
 *  not. What it does not define is looked up in `symbols`. Throws Unsupported or Fault. */
std::vector<std::byte> linkImage(const ElfFile& object, const Symbols& symbols);

}  // namespace goldpan::front
