#pragma once

#include <cstddef>

namespace goldpan::compiler {

// Called in a child right after fork: from here on it allocates from pages of its own and never
// touches a block of its parent's to reuse it. Beyond `bytesMax` allocations fail, which ends the
// child.
void separateHeap(size_t bytesMax);

}  // namespace goldpan::compiler
