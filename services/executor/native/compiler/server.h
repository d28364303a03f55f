// The protocol of the compile server, spoken over its standard input and output. Numbers are little
// endian; see README.md.

#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace goldpan::compiler {

enum class Status : uint8_t { Image = 0, Refused = 1, Unsupported = 2, Failed = 3 };

struct Answer {
  Status status;
  uint8_t doubt;
  // The image, or why there is none.
  std::vector<char> payload;
};

struct ServerOptions {
  // Children at the same time.
  unsigned parallelCount;
};

// Takes requests until standard input ends, forking for each. Returns only in a child, with the
// text it has to compile; the child answers by `answer`, once, and ends.
std::string awaitRequest(const ServerOptions& options);
[[noreturn]] void answer(const Answer& answer);

}  // namespace goldpan::compiler
