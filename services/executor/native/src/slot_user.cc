#include "slot_user.h"

#include <dirent.h>
#include <grp.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>

#include <cctype>
#include <cstddef>
#include <cstdio>
#include <set>
#include <string>

#include "fault.h"
#include "process_tree.h"

namespace goldpan {
namespace {

constexpr uid_t kProbeUid = 59000;
constexpr int kUidTryCountMax = 4096;

template <typename Visit>
void forEachProcess(Visit visit) {
  DIR* proc = opendir("/proc");
  if (proc == nullptr) throwErrno("opening /proc");
  while (const dirent* entry = readdir(proc)) {
    if (!std::isdigit(static_cast<unsigned char>(entry->d_name[0]))) continue;
    struct stat status;
    if (fstatat(dirfd(proc), entry->d_name, &status, 0) != 0) continue;
    visit(static_cast<pid_t>(std::atoi(entry->d_name)), status.st_uid);
  }
  closedir(proc);
}

UniqueFd claim(uid_t uid) {
  UniqueFd claimed(socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0));
  if (!claimed.isOpen()) throwErrno("socket for a user claim");
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  // A leading NUL: the abstract name space, which leaves nothing behind.
  const int length = std::snprintf(address.sun_path + 1, sizeof address.sun_path - 1,
                                   "goldpan-runner-uid-%u", static_cast<unsigned>(uid));
  const auto bytes =
      static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + 1 + static_cast<size_t>(length));
  if (bind(claimed.get(), reinterpret_cast<const sockaddr*>(&address), bytes) != 0) {
    if (errno != EADDRINUSE) throwErrno("claiming a user");
    claimed.reset();
  }
  return claimed;
}

}  // namespace

bool canChangeUser() {
  if (geteuid() != 0) return false;
  const pid_t child = fork();
  if (child < 0) throwErrno("fork");
  if (child == 0) {
    const bool works = setgroups(0, nullptr) == 0 &&
                       setresgid(kProbeUid, kProbeUid, kProbeUid) == 0 &&
                       setresuid(kProbeUid, kProbeUid, kProbeUid) == 0;
    _exit(works ? 0 : 1);
  }
  int status = 0;
  if (waitpid(child, &status, 0) != child) throwErrno("waitpid");
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

SlotUsers::SlotUsers(int slotCount, uid_t uidMin) {
  std::set<uid_t> inUse;
  forEachProcess([&](pid_t, uid_t uid) { inUse.insert(uid); });
  for (int tried = 0; tried < kUidTryCountMax; ++tried) {
    if (users_.size() == static_cast<size_t>(slotCount)) return;
    const uid_t uid = uidMin + static_cast<uid_t>(tried);
    if (inUse.contains(uid)) continue;
    UniqueFd claimed = claim(uid);
    if (!claimed.isOpen()) continue;
    claims_.push_back(std::move(claimed));
    users_.push_back({true, uid, static_cast<gid_t>(uid)});
  }
  if (users_.size() < static_cast<size_t>(slotCount)) {
    throw RunnerFault("no " + std::to_string(slotCount) + " unused users from uid " +
                      std::to_string(uidMin) + " on; choose another range with --uid-min");
  }
}

void dropInheritablePrivileges() {
  if (geteuid() != 0) return;
  // Root without capabilities is an ordinary user here: its groups stay, as any user's do.
  if (setgroups(0, nullptr) != 0 && errno != EPERM) throwErrno("setgroups");
  for (unsigned long capability = 0;; ++capability) {
    if (prctl(PR_CAPBSET_READ, capability, 0, 0, 0) < 0) break;
    // Without CAP_SETPCAP the bounding set stays; the child then drops its own sets in contain.
    if (prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) != 0 && errno != EPERM) {
      throwErrno("dropping a capability from the bounding set");
    }
  }
  if (prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0) != 0 && errno != EINVAL) {
    throwErrno("clearing ambient capabilities");
  }
}

size_t countTasksOfUser(uid_t uid) {
  size_t count = 0;
  forEachProcess([&](pid_t pid, uid_t owner) {
    if (owner == uid) count += usageOfProcess(pid).taskCount;
  });
  return count;
}

}  // namespace goldpan
