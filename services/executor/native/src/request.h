#pragma once

#include <cstdint>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "profile.h"

namespace goldpan {

// What one program may use. Every field is required in a request.
struct Limits {
  uint64_t cpuNs;
  uint64_t wallNs;
  uint64_t memoryBytes;
  uint64_t stackBytes;
  uint64_t fileBytes;
  uint64_t processCountMax;
  uint64_t openFilesMax;
  uint64_t stdoutBytesMax;
  uint64_t stderrBytesMax;
};

enum class FileMode { ReadOnly, ReadWrite, Executable };

struct ScratchFile {
  std::string name;
  std::string id;
  FileMode mode;
};

struct InheritedFd {
  int fd;
  std::string id;
};

struct Collection {
  std::string name;
  uint64_t bytesMax;
  std::optional<std::string> keepAs;
};

// The operation `run`, checked: see README.md, "Protocol".
struct RunRequest {
  Profile profile;
  // Exactly one of the two is non-empty.
  std::string executableId;
  std::string executablePath;
  std::vector<std::string> argv;
  std::vector<InheritedFd> fds;
  std::vector<ScratchFile> files;
  std::vector<std::string> directories;
  // One execution per entry; nullopt is an empty standard input.
  std::vector<std::optional<std::string>> inputs;
  Limits limits;
  bool stopOnAbnormalExit;
  std::vector<Collection> collect;
  std::vector<std::string> readPaths;
  // The program that talks to this one; null: standard input is a blob, and the output is returned.
  std::shared_ptr<const RunRequest> interactor;
  // The interactor's exit code after which the program may go on to its own end.
  int contentExitCode;
};

// Throws Refusal INVALID_REQUEST or INVALID_LIMIT, naming the field.
RunRequest parseRunRequest(const nlohmann::json& header);
// The string member `field`, a usable blob id. Throws Refusal INVALID_REQUEST.
std::string parseBlobId(const nlohmann::json& value, const std::string& field);
// Refuses members that the operation does not have, so that a misspelt one is not silently ignored.
void refuseUnknownMembers(const nlohmann::json& object, const std::string& where,
                          std::initializer_list<const char*> known);

}  // namespace goldpan
