#include "report.h"

#include <nlohmann/json.hpp>

namespace goldpan {
namespace {

using nlohmann::json;

// Messages may quote what a peer sent; a broken character must not break the answer.
std::string dump(const json& value) {
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

json failure(std::string_view reason, std::string_view message) {
  return {{"ok", false}, {"reason", reason}, {"message", message}};
}

json collectedFiles(const Outcome& outcome) {
  json collected = json::array();
  for (const Collected& file : outcome.collected) {
    collected.push_back({{"name", file.name},
                         {"bytes", file.bytes},
                         {"truncated", file.isTruncated},
                         {"missing", file.isMissing},
                         {"kept", file.isKept}});
  }
  return collected;
}

}  // namespace

// Written by hand: it is made for every execution, and a tree of JSON values costs as much as
// several system calls.
std::string reportOutcome(size_t index, const Outcome& outcome) {
  std::string header = R"({"ok":true)";
  const auto member = [&](const char* name, const std::string& value) {
    header.append(",\"").append(name).append("\":").append(value);
  };
  const auto number = [&](const char* name, uint64_t value) {
    member(name, std::to_string(value));
  };
  const auto boolean = [&](const char* name, bool value) {
    member(name, value ? "true" : "false");
  };
  number("index", index);
  member("exitCode", outcome.exitCode >= 0 ? std::to_string(outcome.exitCode) : "null");
  member("signal", outcome.signal != 0 ? std::to_string(outcome.signal) : "null");
  number("cpuNs", outcome.cpuNs);
  number("wallNs", outcome.wallNs);
  number("memoryBytesPeak", outcome.memoryBytesPeak);
  number("stdoutBytes", outcome.stdoutBytes);
  number("stderrBytes", outcome.stderrBytes);
  boolean("stdoutTruncated", outcome.isStdoutTruncated);
  boolean("stderrTruncated", outcome.isStderrTruncated);
  member("limitExceeded", outcome.limitExceeded == LimitExceeded::None
                              ? "null"
                              : '"' + std::string(limitName(outcome.limitExceeded)) + '"');
  // The kernel tells the parent that a filter killed the process, not for which system call.
  member("securityViolation", outcome.isSecurityViolation ? R"({"syscall":null})" : "null");
  member("collected", outcome.collected.empty() ? "[]" : dump(collectedFiles(outcome)));
  if (outcome.hasEndedFirst) boolean("endedFirst", *outcome.hasEndedFirst);
  if (outcome.relayedBytes) number("relayedBytes", *outcome.relayedBytes);
  header.push_back('}');
  return header;
}

std::string reportDone(size_t count) {
  return dump({{"ok", true}, {"done", true}, {"count", count}});
}

std::string reportRefusal(const Refusal& refusal) {
  json header = failure(refusal.reason, refusal.what());
  if (!refusal.ids.empty()) header["ids"] = refusal.ids;
  return dump(header);
}

std::string reportFailure(std::string_view reason, std::string_view message) {
  return dump(failure(reason, message));
}

std::string_view limitName(LimitExceeded limit) {
  switch (limit) {
    case LimitExceeded::None:
      return "none";
    case LimitExceeded::Cpu:
      return "cpu";
    case LimitExceeded::Wall:
      return "wall";
    case LimitExceeded::Memory:
      return "memory";
    case LimitExceeded::Stdout:
      return "stdout";
    case LimitExceeded::File:
      return "file";
    case LimitExceeded::Processes:
      return "processes";
  }
  __builtin_unreachable();
}

}  // namespace goldpan
