#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace goldpan {

// A kind of program, and with it the width of its walls: see README.md, "Profiles".
enum class Profile { Native, Validator, Python, JavaScript, Compile };

constexpr Profile kProfiles[] = {Profile::Native, Profile::Validator, Profile::Python,
                                 Profile::JavaScript, Profile::Compile};

std::string_view profileName(Profile profile);
std::optional<Profile> profileByName(std::string_view name);

// What sets one profile apart from another, outside the system call filter.
struct ProfileTraits {
  // Trees granted for reading and execution, where they exist.
  std::vector<std::string> readTrees;
  // Devices granted for reading and writing.
  std::vector<std::string> devices;
  // The whole scratch folder is writable, not only the named `directories`.
  bool isScratchWritable;
  // The program may open paths, so scratch files make sense.
  bool hasScratch;
  // The program may start others: CPU and memory are those of the tree.
  bool mayFork;
  // Address space on top of memoryBytes: text, libraries, the allocator's reserve. Nullopt: no
  // address-space limit at all, because the runtime reserves far more than it uses.
  std::optional<uint64_t> addressSpaceSlackBytes;
};

const ProfileTraits& traitsOf(Profile profile);

// The complete environment of a program, "NAME=value". Nothing is inherited.
std::vector<std::string> environmentOf(Profile profile, const std::string& scratchPath);

}  // namespace goldpan
