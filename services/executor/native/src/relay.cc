#include "relay.h"

#include <fcntl.h>
#include <sys/ioctl.h>

#include <algorithm>

#include "fault.h"

namespace goldpan {
namespace {

// What a pipe holds.
constexpr uint64_t kMoveBytesMax = 64 << 10;

}  // namespace

bool Relay::move() {
  isBlocked_ = false;
  if (!isRead_) {
    discardWaiting(from_.read.get());
    return true;
  }
  // Once: a writer must not be able to keep the slot here.
  const uint64_t room = bytesMax_ - bytes_;
  if (room > 0 && to_.write.isOpen()) {
    const ssize_t moved = splice(from_.read.get(), nullptr, to_.write.get(), nullptr,
                                 std::min(room, kMoveBytesMax), SPLICE_F_NONBLOCK);
    if (moved > 0) bytes_ += static_cast<uint64_t>(moved);
    if (moved < 0 && errno != EAGAIN && errno != EINTR) throwErrno("handing on output");
    isBlocked_ = moved < 0 && !isEmpty();
  }
  if (isEmpty()) {
    if (!isWritten_) to_.write.reset();
    return true;
  }
  if (bytes_ < bytesMax_) return true;
  isTruncated_ = true;
  return false;
}

void Relay::endOfWriter() {
  isWritten_ = false;
  move();
}

bool Relay::isEmpty() const {
  int waiting = 0;
  if (ioctl(from_.read.get(), FIONREAD, &waiting) != 0) throwErrno("FIONREAD");
  return waiting == 0;
}

}  // namespace goldpan
