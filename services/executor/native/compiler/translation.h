// One translation unit that stops halfway: the common headers are parsed, what contest programs
// commonly instantiate of them is instantiated, and then a marker is reached at which the process
// may fork. A child goes on with a candidate's text as if it had stood there all the time.

#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "llvm/ADT/SmallVector.h"

namespace goldpan::compiler {

// Why a wrong answer of a program would not be final; see README.md, "When the front rung decides".
enum class Doubt : uint8_t {
  None = 0,
  // Two operands or arguments disturb each other, and C++ leaves open which is evaluated first.
  Order = 1,
  // It does what C++ does not define, or only one of the two compilers takes it.
  Undefined = 2,
};

struct Translation {
  enum class Outcome : uint8_t {
    // `object` is there.
    Compiled,
    // clang found an error. Without a doubt g++ does so too, and `reason` is what clang says.
    Refused,
    // Not a program for this rung; `reason` says why.
    Unsupported,
  };
  Outcome outcome = Outcome::Refused;
  std::string reason;
  Doubt doubt = Doubt::None;
  llvm::SmallVector<char, 0> object;
};

struct TranslationOptions {
  // "gnu++20".
  std::string standard;
  // File of the common instantiations.
  std::string header;
  // True: the run-time program has this symbol, so children need not emit it.
  std::function<bool(std::string_view)> isOffered;
  // Called once everything is parsed. Returns only in a child, with the candidate's text.
  std::function<std::string()> awaitCandidate;
};

// Compiles the candidate that awaitCandidate returned. Throws nothing: clang is built without
// exceptions; failures of ours end the process with a line on standard error.
Translation translate(const TranslationOptions& options);

// Writes an object with every function that the common instantiations consist of.
bool emitInstantiations(const std::string& standard, const std::string& header,
                        const std::string& object);

}  // namespace goldpan::compiler
