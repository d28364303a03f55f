#include "scratch.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstring>

#include "fault.h"

namespace goldpan {
namespace {

constexpr int kOpenDirectory = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
// Deeper folders are first moved to the top, so that removal needs few descriptors.
constexpr int kDepthMax = 64;
constexpr int kWipePassCountMax = 100'000;

bool isDots(const char* name) {
  return std::strcmp(name, ".") == 0 || std::strcmp(name, "..") == 0;
}

// A stream over the directory, with its own descriptor.
DIR* openStream(int directoryFd) {
  const int copy = openat(directoryFd, ".", kOpenDirectory);
  if (copy < 0) throwErrno("opening a scratch folder");
  DIR* stream = fdopendir(copy);
  if (stream == nullptr) throwErrno("fdopendir");
  return stream;
}

class Wiper {
 public:
  explicit Wiper(int top) : top_(top) {}

  // Returns true when something was moved to the top and another pass is due.
  bool pass() {
    hasMoved_ = false;
    empty(top_, 0);
    return hasMoved_;
  }

 private:
  void empty(int directoryFd, int depth) {
    DIR* stream = openStream(directoryFd);
    while (const dirent* entry = readdir(stream)) {
      if (isDots(entry->d_name)) continue;
      if (unlinkat(directoryFd, entry->d_name, 0) == 0) continue;
      if (errno == ENOENT) continue;
      if (errno != EISDIR && errno != EPERM && errno != EACCES) {
        closedir(stream);
        throwErrno("removing a scratch file");
      }
      removeDirectory(directoryFd, entry->d_name, depth);
    }
    closedir(stream);
  }

  void removeDirectory(int parentFd, const char* name, int depth) {
    if (depth >= kDepthMax) {
      const std::string moved = ".deep-" + std::to_string(movedCount_++);
      if (renameat(parentFd, name, top_, moved.c_str()) != 0) throwErrno("moving a deep folder");
      hasMoved_ = true;
      return;
    }
    // The program may have taken its own permissions away.
    const UniqueFd handle(openat(parentFd, name, O_PATH | O_NOFOLLOW | O_DIRECTORY | O_CLOEXEC));
    if (handle.isOpen()) {
      const std::string link = "/proc/self/fd/" + std::to_string(handle.get());
      if (chmod(link.c_str(), 0700) != 0) throwErrno("chmod of a scratch folder");
      const UniqueFd directory(openat(parentFd, name, kOpenDirectory));
      if (!directory.isOpen()) throwErrno("opening a scratch folder");
      empty(directory.get(), depth + 1);
    }
    if (unlinkat(parentFd, name, AT_REMOVEDIR) != 0 && !hasMoved_) {
      throwErrno("removing a scratch folder");
    }
  }

  int top_;
  bool hasMoved_ = false;
  uint64_t movedCount_ = 0;
};

void addUsage(int directoryFd, int depth, uint64_t entryCountMax, ScratchUsage* usage) {
  const int copy = openat(directoryFd, ".", kOpenDirectory);
  if (copy < 0) return;
  DIR* stream = fdopendir(copy);
  if (stream == nullptr) {
    close(copy);
    return;
  }
  while (const dirent* entry = readdir(stream)) {
    if (isDots(entry->d_name)) continue;
    if (++usage->entryCount > entryCountMax) break;
    struct stat status;
    if (fstatat(dirfd(stream), entry->d_name, &status, AT_SYMLINK_NOFOLLOW) != 0) continue;
    usage->bytes += static_cast<uint64_t>(status.st_blocks) * 512;
    if (!S_ISDIR(status.st_mode)) continue;
    if (depth >= kDepthMax) {
      // Nothing that a compiler or validator does goes this deep.
      usage->entryCount = entryCountMax + 1;
      break;
    }
    const UniqueFd child(openat(dirfd(stream), entry->d_name, kOpenDirectory));
    if (child.isOpen()) addUsage(child.get(), depth + 1, entryCountMax, usage);
  }
  closedir(stream);
}

}  // namespace

Scratch::Scratch(const std::string& path, const SlotUser& user) : path_(path), user_(user) {
  if (mkdir(path.c_str(), 0700) != 0 && errno != EEXIST) throwErrno("creating " + path);
  fd_.reset(open(path.c_str(), kOpenDirectory));
  if (!fd_.isOpen()) throwErrno("opening " + path);
  giveToUser(fd_.get(), 0700);
  wipe();
}

Scratch::~Scratch() {
  try {
    wipe();
    rmdir(path_.c_str());
  } catch (const RunnerFault&) {
    // The next slot of this name wipes the folder again before it serves anybody.
  }
}

void Scratch::wipe() {
  Wiper wiper(fd_.get());
  for (int pass = 0; wiper.pass(); ++pass) {
    if (pass > kWipePassCountMax) throw RunnerFault("the scratch folder cannot be emptied", true);
  }
}

void Scratch::writeFile(const std::string& name, const Blob& blob, FileMode mode) {
  const UniqueFd parent = openParent(name, true);
  const std::string base = name.substr(name.rfind('/') + 1);
  const UniqueFd file(openat(parent.get(), base.c_str(),
                             O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
  if (!file.isOpen()) throwErrno("creating scratch file " + name);
  off_t offset = 0;
  while (static_cast<uint64_t>(offset) < blob.bytes) {
    const ssize_t copied =
        sendfile(file.get(), blob.fd.get(), &offset, blob.bytes - static_cast<uint64_t>(offset));
    if (copied < 0 && errno == EINTR) continue;
    if (copied <= 0) throwErrno("writing scratch file " + name);
  }
  switch (mode) {
    case FileMode::ReadOnly:
      return giveToUser(file.get(), 0400);
    case FileMode::ReadWrite:
      return giveToUser(file.get(), 0600);
    case FileMode::Executable:
      return giveToUser(file.get(), 0500);
  }
}

void Scratch::makeDirectory(const std::string& name) {
  const UniqueFd parent = openParent(name + "/.", true);
  giveToUser(parent.get(), 0700);
}

CollectedFile Scratch::openCollected(const std::string& name) const {
  const UniqueFd parent = openParent(name, false);
  if (!parent.isOpen()) return {};
  const std::string base = name.substr(name.rfind('/') + 1);
  UniqueFd file(openat(parent.get(), base.c_str(),
                       O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
  struct stat status;
  if (!file.isOpen() || fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode)) return {};
  return {std::move(file), static_cast<uint64_t>(status.st_size)};
}

ScratchUsage Scratch::usage(uint64_t entryCountMax) const {
  ScratchUsage usage;
  addUsage(fd_.get(), 0, entryCountMax, &usage);
  return usage;
}

// Opens the folder that holds the last component of `name`, one component at a time, so that no
// link is followed. Without `create`, an fd that is not open means that it does not exist.
UniqueFd Scratch::openParent(const std::string& name, bool create) const {
  UniqueFd directory(openat(fd_.get(), ".", kOpenDirectory));
  if (!directory.isOpen()) throwErrno("opening the scratch folder");
  size_t start = 0;
  for (size_t end = name.find('/'); end != std::string::npos; end = name.find('/', start)) {
    const std::string part = name.substr(start, end - start);
    if (create && mkdirat(directory.get(), part.c_str(), 0700) != 0 && errno != EEXIST) {
      throwErrno("creating scratch folder " + name);
    }
    UniqueFd next(openat(directory.get(), part.c_str(), kOpenDirectory));
    if (!next.isOpen() && !create) return {};
    if (!next.isOpen()) throwErrno("opening scratch folder " + name);
    if (create) giveToUser(next.get(), 0700);
    directory = std::move(next);
    start = end + 1;
  }
  return directory;
}

void Scratch::giveToUser(int fd, mode_t mode) const {
  if (user_.isOwn && fchown(fd, user_.uid, user_.gid) != 0) throwErrno("fchown in scratch");
  if (fchmod(fd, mode) != 0) throwErrno("fchmod in scratch");
}

}  // namespace goldpan
