#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "unique_fd.h"

namespace goldpan {

// Landlock: https://docs.kernel.org/userspace-api/landlock.html

enum class PathAccess {
  ReadExecute,  // a tree of programs and libraries
  Read,         // a folder or file
  ReadWrite,    // a folder or file, with everything below it
  Execute,      // one file, to read and execute
  Device,       // a character device, to read and write
};

struct PathRule {
  std::string path;
  PathAccess access;
  // A path that does not exist is skipped instead of being a fault.
  bool isOptional;
};

// The ABI version of the running kernel, 0 when Landlock is absent or not enabled.
int landlockAbi();

// A ruleset that handles every right the ABI knows (files, TCP, scopes) and grants only `rules`.
// Throws RunnerFault.
UniqueFd createRuleset(int abi, const std::vector<PathRule>& rules);

// landlock_restrict_self as a bare system call, for the child before exec.
int restrictSelf(int rulesetFd);

}  // namespace goldpan
