#pragma once

#include <cstddef>

namespace goldpan::compiler {

// What is allocated between these two is written all over by every child. A child gets a copy of it
// at once, which is cheaper than page by page.
void beginHotBlocks();
void endHotBlocks();

// Called in a child right after fork: from here on it allocates from pages of its own and never
// touches a block of its parent's to reuse it. Beyond `bytesMax` allocations fail, which ends the
// child.
void separateHeap(size_t bytesMax);

}  // namespace goldpan::compiler
