#pragma once

#include <cstdint>
#include <string>

#include "blob_store.h"
#include "request.h"
#include "slot_user.h"
#include "unique_fd.h"

namespace goldpan {

struct ScratchUsage {
  uint64_t bytes = 0;
  uint64_t entryCount = 0;
};

struct CollectedFile {
  UniqueFd fd;
  uint64_t bytes;
};

// The folder of one slot. Only the runner changes it between runs; names have been checked to be
// plain relative paths, and links are never followed.
class Scratch {
 public:
  // Creates the folder, mode 0700, for the user of the slot. Throws RunnerFault.
  Scratch(const std::string& path, const SlotUser& user);
  ~Scratch();
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  const std::string& path() const { return path_; }
  int fd() const { return fd_.get(); }

  // Removes everything below the folder, however deep and whatever its modes. Throws RunnerFault.
  void wipe();
  void writeFile(const std::string& name, const Blob& blob, FileMode mode);
  void makeDirectory(const std::string& name);
  // A regular file that the run left behind; its fd is not open when there is none of that name.
  CollectedFile openCollected(const std::string& name) const;
  // Disk use, counted until `entryCountMax` entries have been seen.
  ScratchUsage usage(uint64_t entryCountMax) const;

 private:
  UniqueFd openParent(const std::string& name, bool create) const;
  void giveToUser(int fd, mode_t mode) const;

  std::string path_;
  SlotUser user_;
  UniqueFd fd_;
};

}  // namespace goldpan
