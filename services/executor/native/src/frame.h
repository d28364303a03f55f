#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace goldpan {

constexpr uint32_t kHeaderBytesMax = 1u << 20;
constexpr uint32_t kPayloadBytesMax = 256u << 20;

// A byte range of a file, sent as (a part of) a payload without passing through the heap.
struct PayloadPart {
  int fd;
  uint64_t bytes;
};

// What a peer sent that is not a frame: answered with BAD_FRAME, then the connection closes.
struct BadFrame {
  std::string message;
};

// Reads and writes frames (u32le headerBytes, u32le payloadBytes, header, payload) on a stream
// socket. Throws ConnectionClosed when the peer is gone and BadFrame when a size is out of range.
class FrameChannel {
 public:
  explicit FrameChannel(int socket) : socket_(socket) {}

  // Reads the next header. Returns false on an orderly end between two frames. The payload must be
  // consumed (receivePayload or discardPayload) before the next call.
  bool receiveHeader(std::string* header);
  uint32_t payloadBytes() const { return payloadBytes_; }
  // Copies the rest of the payload into a file. Returns false when the file could not take it all
  // (errno says why); the payload is consumed nevertheless.
  bool receivePayload(int fileFd);
  void discardPayload();

  // A frame that is `Held` leaves with the next one, when both are small: the peer then wakes up
  // once.
  enum class Departure { Now, Held };
  void send(std::string_view header, const std::vector<PayloadPart>& parts = {},
            Departure departure = Departure::Now);
  int socket() const { return socket_; }

 private:
  bool receiveExactly(void* buffer, size_t bytes, bool endIsAllowed);
  size_t receiveSome(void* buffer, size_t bytesMax);
  void sendExactly(const void* buffer, size_t bytes);
  void sendHeld();

  int socket_;
  uint32_t payloadBytes_ = 0;
  // Bytes of frames that wait in the buffer. Nothing is received before they have left.
  size_t heldBytes_ = 0;
};

}  // namespace goldpan
