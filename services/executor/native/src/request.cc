#include "request.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "fault.h"
#include "frame.h"

namespace goldpan {
namespace {

using nlohmann::json;

constexpr size_t kInputCountMax = 100'000;
constexpr size_t kArgumentCountMax = 1024;
constexpr size_t kArgumentBytesMax = 64 << 10;
constexpr size_t kFileCountMax = 256;
constexpr size_t kNameBytesMax = 255;
constexpr size_t kReadPathCountMax = 64;
constexpr uint64_t kBytesMax = 1ull << 40;

[[noreturn]] void refuse(const std::string& message) {
  throw Refusal("INVALID_REQUEST", message);
}

const json& member(const json& object, const std::string& where, const char* name) {
  const auto found = object.find(name);
  if (found == object.end()) refuse(where + name + " is missing");
  return *found;
}

const json* optionalMember(const json& object, const char* name) {
  const auto found = object.find(name);
  return found == object.end() || found->is_null() ? nullptr : &*found;
}

std::string parseString(const json& value, const std::string& field, size_t bytesMax) {
  if (!value.is_string()) refuse(field + " must be a string");
  std::string text = value.get<std::string>();
  if (text.size() > bytesMax) {
    refuse(field + " has " + std::to_string(text.size()) + " bytes; at most " +
           std::to_string(bytesMax) + " are allowed");
  }
  if (text.find('\0') != std::string::npos) refuse(field + " must not contain a NUL");
  return text;
}

const json& parseArray(const json& value, const std::string& field, size_t countMax) {
  if (!value.is_array()) refuse(field + " must be an array");
  if (value.size() > countMax) {
    refuse(field + " has " + std::to_string(value.size()) + " entries; at most " +
           std::to_string(countMax) + " are allowed");
  }
  return value;
}

uint64_t parseInteger(const json& value, const std::string& field, uint64_t least, uint64_t most,
                      const char* reason) {
  const std::string range = std::to_string(least) + " to " + std::to_string(most);
  if (!value.is_number_unsigned()) {
    throw Refusal(reason, field + " must be an integer from " + range);
  }
  const auto number = value.get<uint64_t>();
  if (number < least || number > most) {
    throw Refusal(reason, field + " is " + std::to_string(number) + "; allowed are " + range);
  }
  return number;
}

// A path below the scratch folder: no absolute path, no empty, "." or ".." component.
std::string parseName(const json& value, const std::string& field) {
  const std::string name = parseString(value, field, kNameBytesMax);
  size_t start = 0;
  while (start <= name.size()) {
    const size_t end = std::min(name.find('/', start), name.size());
    const std::string part = name.substr(start, end - start);
    if (part.empty() || part == "." || part == "..") {
      refuse(field + " must be a plain relative path, such as \"program.cpp\"; it is \"" + name +
             "\"");
    }
    start = end + 1;
  }
  return name;
}

Limits parseLimits(const json& value) {
  if (!value.is_object()) refuse("limits must be an object");
  refuseUnknownMembers(value, "limits.",
                       {"cpuNs", "wallNs", "memoryBytes", "stackBytes", "fileBytes",
                        "processCountMax", "openFilesMax", "stdoutBytesMax", "stderrBytesMax"});
  const auto limit = [&](const char* name, uint64_t least, uint64_t most) {
    const auto found = value.find(name);
    if (found == value.end()) {
      throw Refusal("INVALID_LIMIT", std::string("limits.") + name + " is missing; allowed are " +
                                         std::to_string(least) + " to " + std::to_string(most));
    }
    return parseInteger(*found, std::string("limits.") + name, least, most, "INVALID_LIMIT");
  };
  constexpr uint64_t kMillisecondNs = 1'000'000;
  constexpr uint64_t kHourNs = 3600ull * 1'000'000'000;
  return Limits{
      .cpuNs = limit("cpuNs", kMillisecondNs, kHourNs),
      .wallNs = limit("wallNs", kMillisecondNs, kHourNs),
      .memoryBytes = limit("memoryBytes", 1 << 20, kBytesMax),
      // A quarter of the stack must hold argv and environment (execve(2)).
      .stackBytes = limit("stackBytes", 512 << 10, kBytesMax),
      .fileBytes = limit("fileBytes", 0, kBytesMax),
      .processCountMax = limit("processCountMax", 1, 4096),
      .openFilesMax = limit("openFilesMax", 4, 1000),
      .stdoutBytesMax = limit("stdoutBytesMax", 0, kPayloadBytesMax),
      .stderrBytesMax = limit("stderrBytesMax", 0, kPayloadBytesMax),
  };
}

void parseExecutable(const json& value, RunRequest* request) {
  if (!value.is_object() || value.size() != 1) {
    refuse("executable must be {\"id\":…} or {\"path\":…}");
  }
  refuseUnknownMembers(value, "executable.", {"id", "path"});
  if (value.contains("id")) {
    request->executableId = parseBlobId(value["id"], "executable.id");
    return;
  }
  request->executablePath = parseString(value["path"], "executable.path", 4095);
  if (request->executablePath.empty() || request->executablePath[0] != '/') {
    refuse("executable.path must be absolute");
  }
}

FileMode parseFileMode(const json& value, const std::string& field) {
  const std::string mode = parseString(value, field, 8);
  if (mode == "r") return FileMode::ReadOnly;
  if (mode == "rw") return FileMode::ReadWrite;
  if (mode == "x") return FileMode::Executable;
  refuse(field + " must be \"r\", \"rw\" or \"x\"; it is \"" + mode + "\"");
}

void parseScratch(const json& header, RunRequest* request) {
  std::set<std::string> names;
  if (const json* files = optionalMember(header, "files")) {
    for (const json& file : parseArray(*files, "files", kFileCountMax)) {
      if (!file.is_object()) refuse("files[] must be objects");
      refuseUnknownMembers(file, "files[].", {"name", "id", "mode"});
      request->files.push_back({parseName(member(file, "files[].", "name"), "files[].name"),
                                parseBlobId(member(file, "files[].", "id"), "files[].id"),
                                parseFileMode(member(file, "files[].", "mode"), "files[].mode")});
      if (!names.insert(request->files.back().name).second) {
        refuse("files[].name \"" + request->files.back().name + "\" appears twice");
      }
    }
  }
  if (const json* directories = optionalMember(header, "directories")) {
    for (const json& directory : parseArray(*directories, "directories", kFileCountMax)) {
      request->directories.push_back(parseName(directory, "directories[]"));
      if (!names.insert(request->directories.back()).second) {
        refuse("directories[] \"" + request->directories.back() + "\" appears twice");
      }
    }
  }
  if (request->profile == Profile::Native && !names.empty()) {
    refuse("profile \"native\" has no scratch folder: files and directories must be empty");
  }
}

void parseCollect(const json& header, RunRequest* request) {
  uint64_t payloadBytes = request->limits.stdoutBytesMax + request->limits.stderrBytesMax;
  if (const json* collect = optionalMember(header, "collect")) {
    for (const json& entry : parseArray(*collect, "collect", kFileCountMax)) {
      if (!entry.is_object()) refuse("collect[] must be objects");
      refuseUnknownMembers(entry, "collect[].", {"name", "bytesMax", "keepAs"});
      Collection collection{parseName(member(entry, "collect[].", "name"), "collect[].name"),
                            parseInteger(member(entry, "collect[].", "bytesMax"),
                                         "collect[].bytesMax", 0, kBytesMax, "INVALID_LIMIT"),
                            std::nullopt};
      if (const json* keepAs = optionalMember(entry, "keepAs")) {
        collection.keepAs = parseBlobId(*keepAs, "collect[].keepAs");
      } else {
        payloadBytes += collection.bytesMax;
      }
      request->collect.push_back(std::move(collection));
    }
  }
  if (request->profile == Profile::Native && !request->collect.empty()) {
    refuse("profile \"native\" has no scratch folder: collect must be empty");
  }
  if (payloadBytes > kPayloadBytesMax) {
    throw Refusal("INVALID_LIMIT",
                  "limits.stdoutBytesMax + limits.stderrBytesMax + the bytesMax of collected files "
                  "is " +
                      std::to_string(payloadBytes) + "; a frame carries at most " +
                      std::to_string(kPayloadBytesMax));
  }
}

void parseArguments(const json& header, RunRequest* request) {
  size_t total = 0;
  for (const json& argument : parseArray(member(header, "", "argv"), "argv", kArgumentCountMax)) {
    request->argv.push_back(parseString(argument, "argv[]", kArgumentBytesMax));
    total += request->argv.back().size() + 1;
  }
  if (request->argv.empty()) refuse("argv must hold at least argv[0]");
  if (total > kArgumentBytesMax) {
    refuse("argv has " + std::to_string(total) + " bytes in all; at most " +
           std::to_string(kArgumentBytesMax) + " are allowed");
  }
}

void parseFds(const json& header, RunRequest* request) {
  const json* fds = optionalMember(header, "fds");
  if (fds == nullptr) return;
  std::set<int> seen;
  for (const json& entry : parseArray(*fds, "fds", 32)) {
    if (!entry.is_object()) refuse("fds[] must be objects");
    refuseUnknownMembers(entry, "fds[].", {"fd", "id"});
    const int fd =
        static_cast<int>(parseInteger(member(entry, "fds[].", "fd"), "fds[].fd", 3,
                                      request->limits.openFilesMax - 1, "INVALID_REQUEST"));
    if (!seen.insert(fd).second) refuse("fds[].fd " + std::to_string(fd) + " appears twice");
    request->fds.push_back({fd, parseBlobId(member(entry, "fds[].", "id"), "fds[].id")});
  }
}

// What a program and an interactor have in common.
RunRequest parseProgram(const json& header) {
  RunRequest request{};
  const std::string profile = parseString(member(header, "", "profile"), "profile", 32);
  const std::optional<Profile> known = profileByName(profile);
  if (!known) {
    refuse("profile \"" + profile +
           "\" is unknown; known are native, python, javascript, compile, validator");
  }
  request.profile = *known;
  request.limits = parseLimits(member(header, "", "limits"));
  parseExecutable(member(header, "", "executable"), &request);
  parseArguments(header, &request);
  parseFds(header, &request);
  parseScratch(header, &request);
  parseCollect(header, &request);
  if (const json* paths = optionalMember(header, "readPaths")) {
    for (const json& path : parseArray(*paths, "readPaths", kReadPathCountMax)) {
      request.readPaths.push_back(parseString(path, "readPaths[]", 4095));
    }
  }
  return request;
}

void parseInteractor(const json& value, RunRequest* request) {
  if (!value.is_object()) refuse("interactor must be an object");
  if (request->inputs.size() != 1 || request->inputs[0].has_value()) {
    refuse("inputs must be [null] where there is an interactor, whose output is the input");
  }
  if (!request->files.empty() || !request->directories.empty() || !request->collect.empty()) {
    refuse(
        "files, directories and collect must be empty where there is an interactor: they are its");
  }
  try {
    refuseUnknownMembers(value, "",
                         {"profile", "executable", "argv", "fds", "files", "directories", "limits",
                          "collect", "readPaths", "contentExitCode"});
    RunRequest interactor = parseProgram(value);
    if (traitsOf(interactor.profile).mayFork || traitsOf(request->profile).mayFork) {
      refuse("profile \"compile\" cannot be part of a dialogue");
    }
    request->contentExitCode = static_cast<int>(parseInteger(
        member(value, "", "contentExitCode"), "contentExitCode", 0, 255, "INVALID_REQUEST"));
    interactor.inputs = request->inputs;
    request->interactor = std::make_shared<const RunRequest>(std::move(interactor));
  } catch (const Refusal& refusal) {
    throw Refusal(refusal.reason, std::string("interactor: ") + refusal.what());
  }
}

}  // namespace

RunRequest parseRunRequest(const json& header) {
  refuseUnknownMembers(
      header, "",
      {"op", "profile", "executable", "argv", "fds", "files", "directories", "inputs", "limits",
       "stopOnAbnormalExit", "collect", "readPaths", "interactor"});
  RunRequest request = parseProgram(header);
  for (const json& input : parseArray(member(header, "", "inputs"), "inputs", kInputCountMax)) {
    request.inputs.push_back(input.is_null() ? std::optional<std::string>()
                                             : std::optional(parseBlobId(input, "inputs[]")));
  }
  if (request.inputs.empty()) refuse("inputs must hold at least one entry (null is empty input)");
  if (const json* stop = optionalMember(header, "stopOnAbnormalExit")) {
    if (!stop->is_boolean()) refuse("stopOnAbnormalExit must be a boolean");
    request.stopOnAbnormalExit = stop->get<bool>();
  }
  if (const json* interactor = optionalMember(header, "interactor")) {
    parseInteractor(*interactor, &request);
  }
  return request;
}

std::string parseBlobId(const json& value, const std::string& field) {
  std::string id = parseString(value, field, 128);
  if (id.empty()) refuse(field + " must not be empty");
  return id;
}

void refuseUnknownMembers(const json& object, const std::string& where,
                          std::initializer_list<const char*> known) {
  for (const auto& [name, value] : object.items()) {
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      refuse(where + name + " is unknown here");
    }
  }
}

}  // namespace goldpan
