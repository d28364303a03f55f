#include "symbols.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <map>

#include "outcome.hpp"

namespace goldpan::front {
namespace {

constexpr std::array<char, 8> kMagic = {'g', 'o', 'l', 'd', 's', 'y', 'm', '\n'};
constexpr uint32_t kVersion = 1;
// Code of the small model reaches addresses of 31 bits.
constexpr uint64_t kAddressEnd = uint64_t{1} << 31;

constexpr std::string_view kJumpPrefix = "goldpan_jump_";
constexpr std::string_view kWrapPrefix = "__wrap_";

// FNV-1a (Fowler, Noll, Vo), folded to 32 bits.
uint32_t hashOf(std::string_view name) {
  uint64_t hash = 14695981039346656037u;
  for (const char character : name) {
    hash = (hash ^ static_cast<unsigned char>(character)) * 1099511628211u;
  }
  return static_cast<uint32_t>(hash ^ (hash >> 32));
}

bool isGlobalDefinition(const Elf64_Sym& symbol) {
  return ELF64_ST_BIND(symbol.st_info) != STB_LOCAL && symbol.st_shndx != SHN_UNDEF;
}

using Offers = std::map<std::string_view, Offer>;

Offers offersOf(const ElfFile& runTime) {
  Offers offers;
  Offers instead;
  for (const Elf64_Sym& symbol : runTime.symbols()) {
    if (!isGlobalDefinition(symbol)) continue;
    const auto type = ELF64_ST_TYPE(symbol.st_info);
    if (type != STT_FUNC && type != STT_OBJECT) continue;
    if (symbol.st_value >= kAddressEnd) throw Fault{"the run-time program lies too high"};
    const std::string_view name = runTime.symbolName(symbol);
    const Offer offer{symbol.st_value, type == STT_FUNC};
    offers.emplace(name, offer);
    for (const std::string_view prefix : {kJumpPrefix, kWrapPrefix}) {
      if (name.starts_with(prefix)) instead.insert_or_assign(name.substr(prefix.size()), offer);
    }
  }
  for (const auto& [name, offer] : instead) offers.insert_or_assign(name, offer);
  return offers;
}

BuildId buildIdOf(const ElfFile& program) {
  for (const Elf64_Shdr& section : program.sections()) {
    if (section.sh_type != SHT_NOTE || program.sectionName(section) != ".note.gnu.build-id") {
      continue;
    }
    constexpr size_t kNameBytes = 4;
    BuildId id;
    const auto note = program.contents(section);
    if (note.size() != sizeof(Elf64_Nhdr) + kNameBytes + id.size()) break;
    std::memcpy(id.data(), note.data() + sizeof(Elf64_Nhdr) + kNameBytes, id.size());
    return id;
  }
  throw Fault{"the run-time program has no build id: link it with --build-id=sha1"};
}

uint64_t lowestAddressOf(const ElfFile& program) {
  uint64_t lowest = kAddressEnd;
  for (const Elf64_Phdr& segment : program.segments()) {
    if (segment.p_type == PT_LOAD) lowest = std::min(lowest, segment.p_vaddr);
  }
  if (lowest <= kImageBase) {
    throw Fault{
        "the run-time program lies where images go: link it with -Ttext-segment=0x60000000"};
  }
  return lowest / kPageBytes * kPageBytes;
}

}  // namespace

Symbols::Symbols(std::span<const std::byte> bytes)
    : header_(reinterpret_cast<const Header*>(bytes.data())), bytes_(bytes) {
  if (bytes.size() < sizeof(Header) || header_->magic != kMagic || header_->version != kVersion) {
    throw Fault{"not a symbol table of this version: make it with --make-symbols"};
  }
  const uint64_t slotCountMax = (bytes.size() - sizeof(Header)) / sizeof(Slot);
  if (!std::has_single_bit(header_->slotCount) || header_->slotCount > slotCountMax ||
      bytes.back() != std::byte{0}) {
    throw Fault{"a symbol table that was cut short: make it again with --make-symbols"};
  }
  slots_ = {reinterpret_cast<const Slot*>(bytes.data() + sizeof(Header)), header_->slotCount};
}

std::optional<Offer> Symbols::find(std::string_view name) const {
  const uint32_t hash = hashOf(name);
  for (size_t step = 0; step < slots_.size(); ++step) {
    const Slot& slot = slots_[(hash + step) & (slots_.size() - 1)];
    if (slot.name == 0) return std::nullopt;
    if (slot.hash != hash || slot.name >= bytes_.size()) continue;
    if (name == reinterpret_cast<const char*>(bytes_.data()) + slot.name) {
      return Offer{slot.address, slot.isFunction != 0};
    }
  }
  return std::nullopt;
}

std::vector<std::byte> makeSymbols(const ElfFile& runTime) {
  const Offers offers = offersOf(runTime);
  const Symbols::Header header{kMagic, kVersion, buildIdOf(runTime), lowestAddressOf(runTime),
                               std::bit_ceil(2 * offers.size() + 1)};
  std::vector<Symbols::Slot> slots(header.slotCount);
  const size_t namesAt = sizeof header + slots.size() * sizeof(Symbols::Slot);
  std::string names;
  for (const auto& [name, offer] : offers) {
    const uint32_t hash = hashOf(name);
    size_t index = hash & (slots.size() - 1);
    while (slots[index].name != 0) index = (index + 1) & (slots.size() - 1);
    slots[index] = {hash, static_cast<uint32_t>(namesAt + names.size()),
                    static_cast<uint32_t>(offer.address), offer.isFunction};
    names.append(name).push_back('\0');
  }
  names.push_back('\0');
  if (namesAt + names.size() > UINT32_MAX) throw Fault{"the run-time program has too many symbols"};
  std::vector<std::byte> file(namesAt + names.size());
  std::memcpy(file.data(), &header, sizeof header);
  std::memcpy(file.data() + sizeof header, slots.data(), slots.size() * sizeof(Symbols::Slot));
  std::memcpy(file.data() + namesAt, names.data(), names.size());
  return file;
}

std::string makeJumps(const ElfFile& program) {
  std::string assembly = "\t.text\n";
  for (const Elf64_Sym& symbol : program.symbols()) {
    if (!isGlobalDefinition(symbol) || ELF64_ST_TYPE(symbol.st_info) != STT_GNU_IFUNC) continue;
    const std::string name(program.symbolName(symbol));
    const std::string jump = std::string(kJumpPrefix) + name;
    assembly += "\t.globl " + jump + "\n\t.type " + jump + ", @function\n" + jump + ":\n\tjmp " +
                name + "\n";
  }
  return assembly + "\t.section .note.GNU-stack,\"\",@progbits\n";
}

}  // namespace goldpan::front
