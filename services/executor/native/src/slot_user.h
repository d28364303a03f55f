#pragma once

#include <sys/types.h>

#include <vector>

#include "unique_fd.h"

namespace goldpan {

// As whom the programs of one slot run.
struct SlotUser {
  // True: a user of the slot alone, to whom the child drops. False: the runner's own user.
  bool isOwn;
  uid_t uid;
  gid_t gid;
};

// True when this process may become other users (root, with those users mapped).
bool canChangeUser();

// Picks one unused user per slot from `uidMin` on. A user counts as used when a process runs as it
// or another runner on this host has claimed it. Throws RunnerFault when too few are free.
class SlotUsers {
 public:
  SlotUsers(int slotCount, uid_t uidMin);
  const SlotUser& user(int slot) const { return users_[static_cast<size_t>(slot)]; }

 private:
  std::vector<SlotUser> users_;
  // Bound abstract sockets: the claim ends with the process, however it ends.
  std::vector<UniqueFd> claims_;
};

// Gives up for good what no child of this process may have: supplementary groups and, for every
// later exec, all capabilities. Throws RunnerFault.
void dropInheritablePrivileges();

// Tasks (processes and threads) of this user on the whole machine, as far as /proc shows them.
size_t countTasksOfUser(uid_t uid);

}  // namespace goldpan
