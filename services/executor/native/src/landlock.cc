#include "landlock.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "fault.h"

namespace goldpan {
namespace {

// Named here because the build may have older kernel headers than the kernel it runs on.
constexpr uint64_t kTruncate = 1ull << 14;
constexpr uint64_t kIoctlDevice = 1ull << 15;
constexpr uint64_t kNetBindTcp = 1ull << 0;
constexpr uint64_t kNetConnectTcp = 1ull << 1;
constexpr uint64_t kScopeAbstractUnixSocket = 1ull << 0;
constexpr uint64_t kScopeSignal = 1ull << 1;

constexpr uint64_t kAbi1Files = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;
constexpr uint64_t kReadFile = LANDLOCK_ACCESS_FS_READ_FILE;
constexpr uint64_t kExecute = LANDLOCK_ACCESS_FS_EXECUTE;
constexpr uint64_t kFileRights =
    kExecute | kReadFile | LANDLOCK_ACCESS_FS_WRITE_FILE | kTruncate | kIoctlDevice;
// Devices, sockets, pipes and symbolic links cannot be made in scratch: the runner reads it later.
constexpr uint64_t kReadWriteTree =
    kReadFile | LANDLOCK_ACCESS_FS_READ_DIR | LANDLOCK_ACCESS_FS_WRITE_FILE | kTruncate |
    LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE |
    LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REFER;

struct RulesetAttributes {
  uint64_t handledFiles;
  uint64_t handledNet;
  uint64_t scoped;
};

size_t attributeBytes(int abi) {
  if (abi >= 6) return sizeof(RulesetAttributes);
  return abi >= 4 ? 2 * sizeof(uint64_t) : sizeof(uint64_t);
}

uint64_t handledFiles(int abi) {
  uint64_t rights = kAbi1Files;
  if (abi >= 2) rights |= LANDLOCK_ACCESS_FS_REFER;
  if (abi >= 3) rights |= kTruncate;
  if (abi >= 5) rights |= kIoctlDevice;
  return rights;
}

uint64_t rightsOf(PathAccess access) {
  switch (access) {
    case PathAccess::ReadExecute:
      return kReadFile | LANDLOCK_ACCESS_FS_READ_DIR | kExecute;
    case PathAccess::Read:
      return kReadFile | LANDLOCK_ACCESS_FS_READ_DIR;
    case PathAccess::ReadWrite:
      return kReadWriteTree;
    case PathAccess::Execute:
      return kReadFile | kExecute;
    case PathAccess::Device:
      return kReadFile | LANDLOCK_ACCESS_FS_WRITE_FILE | kIoctlDevice;
  }
  __builtin_unreachable();
}

}  // namespace

int landlockAbi() {
  const long abi =
      syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
  return abi < 0 ? 0 : static_cast<int>(abi);
}

UniqueFd createRuleset(int abi, const std::vector<PathRule>& rules) {
  const RulesetAttributes attributes{
      .handledFiles = handledFiles(abi),
      .handledNet = kNetBindTcp | kNetConnectTcp,
      .scoped = kScopeAbstractUnixSocket | kScopeSignal,
  };
  UniqueFd ruleset(
      static_cast<int>(syscall(SYS_landlock_create_ruleset, &attributes, attributeBytes(abi), 0)));
  if (!ruleset.isOpen()) throwErrno("landlock_create_ruleset");
  for (const PathRule& rule : rules) {
    const UniqueFd path(open(rule.path.c_str(), O_PATH | O_CLOEXEC));
    if (!path.isOpen()) {
      if (rule.isOptional && (errno == ENOENT || errno == ENOTDIR)) continue;
      throwErrno("opening " + rule.path + " for a Landlock rule");
    }
    struct stat status;
    if (fstat(path.get(), &status) != 0) throwErrno("fstat of " + rule.path);
    uint64_t rights = rightsOf(rule.access) & attributes.handledFiles;
    if (!S_ISDIR(status.st_mode)) rights &= kFileRights;
    landlock_path_beneath_attr beneath{};
    beneath.allowed_access = rights;
    beneath.parent_fd = path.get();
    if (syscall(SYS_landlock_add_rule, ruleset.get(), LANDLOCK_RULE_PATH_BENEATH, &beneath, 0) !=
        0) {
      throwErrno("landlock_add_rule for " + rule.path);
    }
  }
  return ruleset;
}

int restrictSelf(int rulesetFd) {
  return static_cast<int>(syscall(SYS_landlock_restrict_self, rulesetFd, 0));
}

}  // namespace goldpan
