// What the run-time program offers to programs: a hash table of names in one file, made once and
// mapped by each link.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "elf-file.hpp"
#include "image.hpp"

namespace goldpan::front {

/** A function or an object of the run-time program. */
struct Offer {
  uint64_t address;
  bool isFunction;
};

/** The table in a file's bytes, which must outlive it and be aligned to 8. */
class Symbols {
 public:
  /** Throws Fault where the bytes are no such table, or one of another version. */
  explicit Symbols(std::span<const std::byte> bytes);

  std::optional<Offer> find(std::string_view name) const;
  /** The build id of the run-time program. */
  const BuildId& buildId() const { return header_->buildId; }
  /** The run-time program's lowest address, where images must end. */
  uint64_t lowestAddress() const { return header_->lowestAddress; }

 private:
  friend std::vector<std::byte> makeSymbols(const ElfFile& runTime);

  struct Header {
    std::array<char, 8> magic;
    uint32_t version;
    BuildId buildId;
    uint64_t lowestAddress;
    uint64_t slotCount;  // a power of two
  };

  // A free slot has the name 0. Names are offsets from the file's beginning, ended by a zero byte.
  struct Slot {
    uint32_t hash;
    uint32_t name;
    uint32_t address;
    uint32_t isFunction;
  };

  const Header* header_;
  std::span<const Slot> slots_;
  std::span<const std::byte> bytes_;
};

/** The table of a run-time program. An indirect function (STT_GNU_IFUNC) is offered as its jump, so
 *  that each machine takes the variant that its processor can run; a function that was wrapped
 *  (ld --wrap) as its wrapper; thread-local variables not at all. Throws Fault. */
std::vector<std::byte> makeSymbols(const ElfFile& runTime);

/** Assembly that defines a jump to each indirect function of a program, to be linked into it. */
std::string makeJumps(const ElfFile& program);

}  // namespace goldpan::front
