#pragma once

#include <cstdint>
#include <list>
#include <memory>
#include <string>
#include <unordered_map>

#include "unique_fd.h"

namespace goldpan {

// Blobs live at or above this descriptor, so that a starting child gets rid of all of them with one
// close_range instead of copying them.
constexpr int kBlobFdMin = 2048;

// Immutable bytes in a memfd, sealed against writing, shrinking, growing and further seals; the
// descriptor is read-only.
struct Blob {
  UniqueFd fd;
  uint64_t bytes = 0;
};

using BlobPointer = std::shared_ptr<const Blob>;

// An empty, writable memfd below kBlobFdMin. Throws RunnerFault.
UniqueFd createMemoryFile(bool isExecutable);
// A fresh read-only description (its own offset) of the file behind `fd`. Throws RunnerFault.
UniqueFd reopenReadOnly(int fd);

// The blobs of one slot, least recently used first out. A blob in use by a run outlives its
// eviction.
class BlobStore {
 public:
  BlobStore(uint64_t bytesMax, size_t countMax) : bytesMax_(bytesMax), countMax_(countMax) {}

  // Seals the file and stores it, in place of what was stored under the id before. Throws Refusal
  // BLOB_TOO_LARGE when it can never fit, RunnerFault when sealing fails.
  void store(const std::string& id, UniqueFd file, uint64_t bytes);
  // The blob, now the most recently used; null when it is not stored.
  BlobPointer find(const std::string& id);
  void drop(const std::string& id);
  uint64_t bytesMax() const { return bytesMax_; }

 private:
  struct Entry {
    BlobPointer blob;
    std::list<std::string>::iterator position;
  };
  void evictUntilFits(uint64_t bytes);

  uint64_t bytesMax_;
  size_t countMax_;
  uint64_t bytes_ = 0;
  std::list<std::string> leastRecentFirst_;
  std::unordered_map<std::string, Entry> entries_;
};

}  // namespace goldpan
