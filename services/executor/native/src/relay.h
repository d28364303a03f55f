#pragma once

#include <cstdint>

#include "pipe.h"

namespace goldpan {

// Hands what one program writes to another that reads it, up to a number of bytes. Between two
// pipes, whose other ends the slot keeps: that one of the two has ended is seen by the slot before
// it is seen by the other, so that it is known which end was the cause of the other. And nobody
// dies of a broken pipe: what is written to one that has ended is thrown away.
class Relay {
 public:
  // Throws RunnerFault.
  explicit Relay(uint64_t bytesMax) : bytesMax_(bytesMax), from_(makePipe()), to_(makePipe()) {}

  // The ends that the two programs get.
  int writerEnd() const { return from_.write.get(); }
  int readerEnd() const { return to_.read.get(); }

  // What to wait for before the next move: there is something to read, or room to write it.
  int awaitedFd() const { return isBlocked_ ? to_.write.get() : from_.read.get(); }
  bool isBlocked() const { return isBlocked_; }

  // Moves what can be moved without waiting. Returns false when more than `bytesMax` was written.
  bool move();
  // Nothing more will be written: the reader gets what is left, and then the end.
  void endOfWriter();
  // Nothing more will be read.
  void endOfReader() { isRead_ = false; }

  uint64_t bytes() const { return bytes_; }
  bool isTruncated() const { return isTruncated_; }

 private:
  bool isEmpty() const;

  uint64_t bytesMax_;
  Pipe from_;
  Pipe to_;
  uint64_t bytes_ = 0;
  bool isBlocked_ = false;
  bool isTruncated_ = false;
  bool isWritten_ = true;
  bool isRead_ = true;
};

}  // namespace goldpan
