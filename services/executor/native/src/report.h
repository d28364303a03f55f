#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "execute.h"
#include "fault.h"

namespace goldpan {

// The JSON headers of answers: see README.md, "Protocol".
std::string reportOutcome(size_t index, const Outcome& outcome);
std::string reportDone(size_t count);
std::string reportRefusal(const Refusal& refusal);
std::string reportFailure(std::string_view reason, std::string_view message);

std::string_view limitName(LimitExceeded limit);

}  // namespace goldpan
