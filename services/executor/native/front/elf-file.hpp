// Reads ELF files for x86_64. All offsets, sizes and indexes are checked, since the compiler and
// the assembler that wrote an object have read a hostile source.

#pragma once

#include <elf.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace goldpan::front {

/** A view of an ELF file in memory, which must outlive it. Every method throws Fault where the file
 *  is malformed. */
class ElfFile {
 public:
  /** `type`: the e_type that is expected, ET_REL or ET_EXEC. `bytes` are aligned to 8. */
  ElfFile(std::span<const std::byte> bytes, uint16_t type);

  std::span<const Elf64_Shdr> sections() const { return sections_; }
  std::span<const Elf64_Phdr> segments() const { return segments_; }
  std::string_view sectionName(const Elf64_Shdr& section) const;
  /** Empty for sections without bytes in the file. */
  std::span<const std::byte> contents(const Elf64_Shdr& section) const;
  std::span<const std::byte> contents(const Elf64_Phdr& segment) const;

  /** The symbol table; its entry 0 is the undefined symbol. Empty where there is no table. */
  std::span<const Elf64_Sym> symbols() const { return symbols_; }
  std::string_view symbolName(const Elf64_Sym& symbol) const;
  /** The index of the section that holds a symbol; nullptr where it lies in none. */
  const Elf64_Shdr* sectionOf(size_t symbolIndex) const;

  /** Of a section of the type SHT_RELA, with symbol indexes that are in the table. */
  std::span<const Elf64_Rela> relocations(const Elf64_Shdr& section) const;
  /** The section that a SHT_RELA section changes. */
  const Elf64_Shdr& targetOf(const Elf64_Shdr& relocations) const;

 private:
  std::span<const std::byte> range(uint64_t offset, uint64_t size, const char* what) const;
  template <typename Entry>
  std::span<const Entry> table(uint64_t offset, uint64_t size, const char* what) const;
  const Elf64_Shdr& section(uint64_t index, const char* what) const;
  std::span<const std::byte> strings(const Elf64_Shdr& section) const;
  void readSections(const Elf64_Ehdr& header);
  void readSymbols();

  std::span<const std::byte> bytes_;
  std::span<const Elf64_Shdr> sections_;
  std::span<const Elf64_Phdr> segments_;
  std::span<const Elf64_Sym> symbols_;
  std::span<const uint32_t> extendedIndexes_;
  std::span<const std::byte> sectionNames_;
  std::span<const std::byte> symbolNames_;
  uint64_t symbolTableIndex_ = 0;
};

}  // namespace goldpan::front
