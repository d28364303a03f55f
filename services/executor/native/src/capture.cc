#include "capture.h"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

#include "blob_store.h"
#include "fault.h"

namespace goldpan {
namespace {

// More than this is given back to the system before the next execution.
constexpr uint64_t kKeptBytesMax = 1 << 20;

}  // namespace

Capture::Capture(Beyond beyond)
    : beyond_(beyond), pipe_(makePipe()), file_(createMemoryFile(false)) {}

void Capture::start(uint64_t bytesMax) {
  // A run that broke off may have left something behind.
  if (waitingBytes() > 0) pipe_ = makePipe();
  // A program can set flags of the pipe, such as O_NONBLOCK, which the next one would meet; and it
  // sees the pipe's times (fstat), which would tell of the last one.
  if (fcntl(pipe_.write.get(), F_SETFL, 0) != 0) throwErrno("resetting a pipe");
  const timespec epoch[2] = {};
  if (futimens(pipe_.write.get(), epoch) != 0) throwErrno("resetting the times of a pipe");
  if (bytes_ > kKeptBytesMax && ftruncate(file_.get(), 0) != 0) throwErrno("ftruncate");
  bytesMax_ = bytesMax;
  bytes_ = 0;
  isTruncated_ = false;
}

bool Capture::drain() {
  while (bytes_ < bytesMax_) {
    auto offset = static_cast<off64_t>(bytes_);
    const ssize_t moved =
        splice(pipe_.read.get(), nullptr, file_.get(), &offset,
               std::min<uint64_t>(bytesMax_ - bytes_, 1 << 20), SPLICE_F_NONBLOCK);
    if (moved > 0) {
      bytes_ += static_cast<uint64_t>(moved);
    } else if (moved == 0 || errno == EAGAIN) {
      return true;
    } else if (errno != EINTR) {
      throwErrno("storing the output of the program");
    }
  }
  if (waitingBytes() == 0) return true;
  isTruncated_ = true;
  if (beyond_ == Beyond::IsReported) return false;
  discardWaiting(pipe_.read.get());
  return true;
}

uint64_t Capture::waitingBytes() const {
  int waiting = 0;
  if (ioctl(pipe_.read.get(), FIONREAD, &waiting) != 0) throwErrno("FIONREAD");
  return static_cast<uint64_t>(waiting);
}

}  // namespace goldpan
