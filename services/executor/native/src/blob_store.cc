#include "blob_store.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include <cstdio>

#include "fault.h"

#ifndef MFD_NOEXEC_SEAL
#define MFD_NOEXEC_SEAL 0x0008U
#endif
#ifndef MFD_EXEC
#define MFD_EXEC 0x0010U
#endif

namespace goldpan {

UniqueFd createMemoryFile(bool isExecutable) {
  const unsigned base = MFD_CLOEXEC | MFD_ALLOW_SEALING;
  UniqueFd file(memfd_create("goldpan", base | (isExecutable ? MFD_EXEC : MFD_NOEXEC_SEAL)));
  // Linux before 6.3 knows neither flag.
  if (!file.isOpen() && errno == EINVAL) file.reset(memfd_create("goldpan", base));
  if (!file.isOpen()) throwErrno("memfd_create");
  return file;
}

UniqueFd reopenReadOnly(int fd) {
  char path[32];
  std::snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
  UniqueFd file(open(path, O_RDONLY | O_CLOEXEC));
  if (!file.isOpen()) throwErrno("reopening a blob");
  // Reading leaves a time behind that fstat shows to whoever is given the same blob next.
  const timespec epoch[2] = {};
  if (futimens(fd, epoch) != 0) throwErrno("resetting the times of a blob");
  return file;
}

void BlobStore::store(const std::string& id, UniqueFd file, uint64_t bytes) {
  if (bytes > bytesMax_) {
    throw Refusal("BLOB_TOO_LARGE", "blob " + id + " has " + std::to_string(bytes) +
                                        " bytes; this slot stores at most " +
                                        std::to_string(bytesMax_) + " (--blob-bytes-max)");
  }
  if (fcntl(file.get(), F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) !=
      0) {
    throwErrno("sealing a blob");
  }
  // Read-only, so that a program can be executed from it.
  const UniqueFd readOnly = reopenReadOnly(file.get());
  UniqueFd high(fcntl(readOnly.get(), F_DUPFD_CLOEXEC, kBlobFdMin));
  if (!high.isOpen()) throwErrno("moving the descriptor of a blob");
  drop(id);
  evictUntilFits(bytes);
  auto blob = std::make_shared<Blob>();
  blob->fd = std::move(high);
  blob->bytes = bytes;
  leastRecentFirst_.push_back(id);
  entries_[id] = Entry{std::move(blob), std::prev(leastRecentFirst_.end())};
  bytes_ += bytes;
}

BlobPointer BlobStore::find(const std::string& id) {
  const auto found = entries_.find(id);
  if (found == entries_.end()) return nullptr;
  leastRecentFirst_.splice(leastRecentFirst_.end(), leastRecentFirst_, found->second.position);
  return found->second.blob;
}

void BlobStore::drop(const std::string& id) {
  const auto found = entries_.find(id);
  if (found == entries_.end()) return;
  bytes_ -= found->second.blob->bytes;
  leastRecentFirst_.erase(found->second.position);
  entries_.erase(found);
}

void BlobStore::evictUntilFits(uint64_t bytes) {
  while (!leastRecentFirst_.empty() &&
         (bytes_ + bytes > bytesMax_ || entries_.size() >= countMax_)) {
    drop(std::string(leastRecentFirst_.front()));
  }
}

}  // namespace goldpan
