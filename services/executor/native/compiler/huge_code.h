#pragma once

namespace goldpan::compiler {

// Puts this program's own code and constants into anonymous huge pages, and leaves them where they
// are. A child of fork starts without what its parent has mapped of a file, and takes a page fault
// for each 64 KiB of code that it comes to; what is anonymous it has from the start. Where the
// kernel does not do so, nothing changes. Call it while there is one thread.
void moveCodeToHugePages();

}  // namespace goldpan::compiler
