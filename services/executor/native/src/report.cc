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

}  // namespace

std::string reportOutcome(size_t index, const Outcome& outcome) {
  json collected = json::array();
  for (const Collected& file : outcome.collected) {
    collected.push_back({{"name", file.name},
                         {"bytes", file.bytes},
                         {"truncated", file.isTruncated},
                         {"missing", file.isMissing},
                         {"kept", file.isKept}});
  }
  json header = {
      {"ok", true},
      {"index", index},
      {"exitCode", nullptr},
      {"signal", nullptr},
      {"cpuNs", outcome.cpuNs},
      {"wallNs", outcome.wallNs},
      {"memoryBytesPeak", outcome.memoryBytesPeak},
      {"stdoutBytes", outcome.stdoutBytes},
      {"stderrBytes", outcome.stderrBytes},
      {"stdoutTruncated", outcome.isStdoutTruncated},
      {"stderrTruncated", outcome.isStderrTruncated},
      {"limitExceeded", nullptr},
      {"collected", std::move(collected)},
      {"securityViolation", nullptr},
  };
  if (outcome.exitCode >= 0) header["exitCode"] = outcome.exitCode;
  if (outcome.signal != 0) header["signal"] = outcome.signal;
  if (outcome.limitExceeded != LimitExceeded::None) {
    header["limitExceeded"] = limitName(outcome.limitExceeded);
  }
  // The kernel tells the parent that a filter killed the process, not for which system call.
  if (outcome.isSecurityViolation) header["securityViolation"] = {{"syscall", nullptr}};
  return dump(header);
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
    case LimitExceeded::Stderr:
      return "stderr";
    case LimitExceeded::File:
      return "file";
    case LimitExceeded::Processes:
      return "processes";
  }
  __builtin_unreachable();
}

}  // namespace goldpan
