#pragma once

#include <cstdint>

#include "pipe.h"

namespace goldpan {

// One output stream of programs: a pipe that is moved into a file, up to an exact number of bytes.
// Pipe and file serve one execution after another, because making them anew is a good part of what
// a short execution costs.
class Capture {
 public:
  // What happens to a program that writes more than `bytesMax`: see drain.
  enum class Beyond { IsReported, IsDiscarded };

  explicit Capture(Beyond beyond);

  // Makes ready for the next execution; what the last one left is forgotten. Throws RunnerFault.
  void start(uint64_t bytesMax);
  // Moves what is in the pipe. Returns false when the program has written more than `bytesMax` and
  // that is to be reported; with Beyond::IsDiscarded the rest is thrown away and it goes on.
  bool drain();

  // The end that a program gets; the capture keeps it open, so the pipe never hangs up.
  int writeEnd() const { return pipe_.write.get(); }
  int readEnd() const { return pipe_.read.get(); }
  // Holds `bytes()` bytes of the last execution from its start; what lies behind them is older.
  int file() const { return file_.get(); }
  uint64_t bytes() const { return bytes_; }
  // There was more than is in the file.
  bool isTruncated() const { return isTruncated_; }

 private:
  uint64_t waitingBytes() const;

  Beyond beyond_;
  Pipe pipe_;
  UniqueFd file_;
  uint64_t bytesMax_ = 0;
  uint64_t bytes_ = 0;
  bool isTruncated_ = false;
};

}  // namespace goldpan
