// The two ways in which linking ends without an image.

#pragma once

#include <string>

namespace goldpan::front {

/** The object wants something that only the full rung gives. `reason` is one line. */
struct Unsupported {
  std::string reason;
};

/** Our own failure, or a file that no assembler or linker writes. `what` is one line. */
struct Fault {
  std::string what;
};

}  // namespace goldpan::front
