#include "frame.h"

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include "fault.h"

namespace goldpan {
namespace {

// One fixed buffer for all copying: the heap must not grow with payloads, because a child's peak
// memory starts at its parent's.
alignas(64) std::array<unsigned char, 64 << 10> copyBuffer;

uint32_t readLittleEndian(const unsigned char* bytes) {
  return static_cast<uint32_t>(bytes[0]) | static_cast<uint32_t>(bytes[1]) << 8 |
         static_cast<uint32_t>(bytes[2]) << 16 | static_cast<uint32_t>(bytes[3]) << 24;
}

void writeLittleEndian(unsigned char* bytes, uint32_t value) {
  for (int i = 0; i < 4; ++i) bytes[i] = static_cast<unsigned char>(value >> (8 * i));
}

bool writeAll(int fd, const unsigned char* bytes, size_t count) {
  while (count > 0) {
    const ssize_t written = write(fd, bytes, count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes += written;
    count -= static_cast<size_t>(written);
  }
  return true;
}

// Copies at least one byte and at most `bytesMax` of what is left of a part beyond `offset`.
size_t readSome(const PayloadPart& part, uint64_t offset, unsigned char* bytes, size_t bytesMax) {
  for (;;) {
    const ssize_t got = pread(part.fd, bytes, std::min<uint64_t>(bytesMax, part.bytes - offset),
                              static_cast<off_t>(offset));
    if (got > 0) return static_cast<size_t>(got);
    // The size was announced already: a short payload would shift every later frame.
    if (got == 0 || errno != EINTR) throw RunnerFault("a payload became shorter while being sent");
  }
}

}  // namespace

bool FrameChannel::receiveHeader(std::string* header) {
  unsigned char prefix[8];
  if (!receiveExactly(prefix, sizeof prefix, true)) return false;
  const uint32_t headerBytes = readLittleEndian(prefix);
  payloadBytes_ = readLittleEndian(prefix + 4);
  if (headerBytes == 0 || headerBytes > kHeaderBytesMax) {
    throw BadFrame{"header is " + std::to_string(headerBytes) + " bytes; allowed are 1 to " +
                   std::to_string(kHeaderBytesMax)};
  }
  if (payloadBytes_ > kPayloadBytesMax) {
    throw BadFrame{"payload is " + std::to_string(payloadBytes_) + " bytes; allowed are 0 to " +
                   std::to_string(kPayloadBytesMax)};
  }
  header->resize(headerBytes);
  receiveExactly(header->data(), headerBytes, false);
  return true;
}

bool FrameChannel::receivePayload(int fileFd) {
  bool isStored = true;
  int storeErrno = 0;
  while (payloadBytes_ > 0) {
    const size_t got =
        receiveSome(copyBuffer.data(), std::min<size_t>(payloadBytes_, copyBuffer.size()));
    if (got == 0) throw ConnectionClosed();
    payloadBytes_ -= static_cast<uint32_t>(got);
    if (isStored && !writeAll(fileFd, copyBuffer.data(), got)) {
      isStored = false;
      storeErrno = errno;
    }
  }
  errno = storeErrno;
  return isStored;
}

void FrameChannel::discardPayload() {
  while (payloadBytes_ > 0) {
    const size_t got =
        receiveSome(copyBuffer.data(), std::min<size_t>(payloadBytes_, copyBuffer.size()));
    if (got == 0) throw ConnectionClosed();
    payloadBytes_ -= static_cast<uint32_t>(got);
  }
}

void FrameChannel::send(std::string_view header, const std::vector<PayloadPart>& parts,
                        Departure departure) {
  uint64_t payloadBytes = 0;
  for (const PayloadPart& part : parts) payloadBytes += part.bytes;
  if (header.size() > kHeaderBytesMax || payloadBytes > kPayloadBytesMax) {
    throw RunnerFault("an answer would exceed the size of a frame");
  }
  unsigned char prefix[8];
  writeLittleEndian(prefix, static_cast<uint32_t>(header.size()));
  writeLittleEndian(prefix + 4, static_cast<uint32_t>(payloadBytes));

  const uint64_t frameBytes = sizeof prefix + header.size() + payloadBytes;
  if (frameBytes > copyBuffer.size() - heldBytes_) sendHeld();
  if (frameBytes <= copyBuffer.size()) {
    // A small frame leaves in one write, so that the peer wakes up once.
    size_t used = heldBytes_;
    for (const unsigned char byte : prefix) copyBuffer[used++] = byte;
    used += header.copy(reinterpret_cast<char*>(copyBuffer.data() + used), header.size());
    for (const PayloadPart& part : parts) {
      for (uint64_t offset = 0; offset < part.bytes;) {
        const size_t got = readSome(part, offset, copyBuffer.data() + used, part.bytes - offset);
        offset += got;
        used += got;
      }
    }
    heldBytes_ = used;
    if (departure == Departure::Now) sendHeld();
    return;
  }
  sendExactly(prefix, sizeof prefix);
  sendExactly(header.data(), header.size());
  // Never by sendfile: since Linux 6.5 a Unix socket then holds the file's own pages, and the next
  // execution writes its output into them before the peer has read this one's.
  for (const PayloadPart& part : parts) {
    for (uint64_t offset = 0; offset < part.bytes;) {
      const size_t got = readSome(part, offset, copyBuffer.data(), copyBuffer.size());
      sendExactly(copyBuffer.data(), got);
      offset += got;
    }
  }
}

void FrameChannel::sendHeld() {
  const size_t bytes = std::exchange(heldBytes_, 0);
  sendExactly(copyBuffer.data(), bytes);
}

bool FrameChannel::receiveExactly(void* buffer, size_t bytes, bool endIsAllowed) {
  size_t have = 0;
  while (have < bytes) {
    const size_t got = receiveSome(static_cast<char*>(buffer) + have, bytes - have);
    if (got == 0) {
      if (endIsAllowed && have == 0) return false;
      throw ConnectionClosed();
    }
    have += got;
  }
  return true;
}

size_t FrameChannel::receiveSome(void* buffer, size_t bytesMax) {
  for (;;) {
    const ssize_t got = recv(socket_, buffer, bytesMax, 0);
    if (got >= 0) return static_cast<size_t>(got);
    if (errno != EINTR) throw ConnectionClosed();
  }
}

void FrameChannel::sendExactly(const void* buffer, size_t bytes) {
  const char* next = static_cast<const char*>(buffer);
  while (bytes > 0) {
    const ssize_t sent = ::send(socket_, next, bytes, MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) throw ConnectionClosed();
    next += sent;
    bytes -= static_cast<size_t>(sent);
  }
}

}  // namespace goldpan
