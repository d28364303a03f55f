#include "pipe.h"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>

#include "fault.h"

namespace goldpan {
namespace {

// Static, as all buffers of a slot: its heap stays small.
std::array<char, 64 << 10> discarded;

}  // namespace

Pipe makePipe() {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) throwErrno("pipe2");
  Pipe pipe{UniqueFd(ends[0]), UniqueFd(ends[1])};
  // Landlock does not see pipes, and /proc/self/fd opens them again: a compiler told to include its
  // own output would wait for it until its time is up.
  if (fchmod(ends[0], 0) != 0) throwErrno("closing a pipe to others");
  return pipe;
}

void discardWaiting(int readEnd) {
  int waiting = 0;
  if (ioctl(readEnd, FIONREAD, &waiting) != 0) throwErrno("FIONREAD");
  if (waiting == 0) return;
  if (read(readEnd, discarded.data(), discarded.size()) < 0 && errno != EINTR) {
    throwErrno("discarding output of the program");
  }
}

}  // namespace goldpan
