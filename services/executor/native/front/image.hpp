// The image: what the front linker makes of one object, and what the run-time program maps and
// runs.
//
// Page 0 holds the header; then follow the text (r-x), the read-only data (r--, the exception
// tables at its end) and the data (rw-), each from a page of its own. A byte of the file lies at
// kImageBase plus its offset. The file ends with the data; what these have in memory beyond it is
// zero. Everything in an image is resolved: it holds addresses of exactly one run-time program, the
// one that buildId names.

#pragma once

#include <array>
#include <cstdint>

namespace goldpan::front {

/** Where images lie: low, so that code of the small model reaches them and the run-time program. */
inline constexpr uint64_t kImageBase = 0x1000000;
inline constexpr uint64_t kPageBytes = 4096;

inline constexpr std::array<char, 8> kImageMagic = {'g', 'o', 'l', 'd', 'i', 'm', 'g', '\n'};
inline constexpr uint32_t kImageVersion = 1;

/** SHA-1 that the linker of the run-time program put into it (ld --build-id=sha1). */
using BuildId = std::array<uint8_t, 20>;

/** Bytes of the file from `offset` on, a multiple of kPageBytes; zeros up to memoryBytes. */
struct ImageSegment {
  uint64_t offset;
  uint64_t fileBytes;
  uint64_t memoryBytes;
};

/** `count` addresses of functions, at the address `address` within the data. */
struct ImageArray {
  uint64_t address;
  uint64_t count;
};

struct ImageHeader {
  std::array<char, 8> magic;
  uint32_t version;
  BuildId buildId;
  ImageSegment text;
  ImageSegment readOnly;
  ImageSegment data;
  uint64_t main;         // address, within the text
  ImageArray initArray;  // called in this order before main
  ImageArray finiArray;  // called backwards at exit
  uint64_t ehFrame;      // address, within the read-only data; ends with a zero word; 0: none
};

static_assert(sizeof(ImageHeader) == 32 + 3 * sizeof(ImageSegment) + 2 * sizeof(ImageArray) + 16);
static_assert(sizeof(ImageHeader) <= kPageBytes);

}  // namespace goldpan::front
