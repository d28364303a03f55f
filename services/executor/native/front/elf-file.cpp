#include "elf-file.hpp"

#include <cstring>
#include <string>

#include "outcome.hpp"

namespace goldpan::front {
namespace {

[[noreturn]] void malformed(const char* what) {
  throw Fault{std::string("malformed ELF file: ") + what};
}

std::string_view stringAt(std::span<const std::byte> strings, uint64_t offset) {
  if (offset >= strings.size()) malformed("a name lies outside of its string table");
  // The table ends with a zero byte.
  return reinterpret_cast<const char*>(strings.data()) + offset;
}

}  // namespace

ElfFile::ElfFile(std::span<const std::byte> bytes, uint16_t type) : bytes_(bytes) {
  const Elf64_Ehdr& header = table<Elf64_Ehdr>(0, sizeof(Elf64_Ehdr), "no header").front();
  if (std::memcmp(header.e_ident, ELFMAG, SELFMAG) != 0) malformed("not an ELF file");
  if (header.e_ident[EI_CLASS] != ELFCLASS64 || header.e_ident[EI_DATA] != ELFDATA2LSB ||
      header.e_machine != EM_X86_64) {
    malformed("not for x86_64");
  }
  if (header.e_type != type) malformed("neither an object nor an executable, as was expected");
  if (header.e_phnum > 0) {
    if (header.e_phentsize != sizeof(Elf64_Phdr)) malformed("segment headers of an unknown size");
    segments_ = table<Elf64_Phdr>(header.e_phoff, sizeof(Elf64_Phdr) * uint64_t{header.e_phnum},
                                  "segment headers");
  }
  readSections(header);
  readSymbols();
}

std::string_view ElfFile::sectionName(const Elf64_Shdr& section) const {
  return stringAt(sectionNames_, section.sh_name);
}

std::span<const std::byte> ElfFile::contents(const Elf64_Shdr& section) const {
  if (section.sh_type == SHT_NOBITS) return {};
  return range(section.sh_offset, section.sh_size, "a section");
}

std::span<const std::byte> ElfFile::contents(const Elf64_Phdr& segment) const {
  return range(segment.p_offset, segment.p_filesz, "a segment");
}

std::string_view ElfFile::symbolName(const Elf64_Sym& symbol) const {
  return stringAt(symbolNames_, symbol.st_name);
}

const Elf64_Shdr* ElfFile::sectionOf(size_t symbolIndex) const {
  uint32_t index = symbols_[symbolIndex].st_shndx;
  if (index == SHN_XINDEX) {
    if (symbolIndex >= extendedIndexes_.size()) malformed("a symbol lacks its section index");
    index = extendedIndexes_[symbolIndex];
  } else if (index == SHN_UNDEF || index >= SHN_LORESERVE) {
    return nullptr;
  }
  return &section(index, "a symbol lies in a section that is not there");
}

std::span<const Elf64_Rela> ElfFile::relocations(const Elf64_Shdr& section) const {
  if (section.sh_entsize != sizeof(Elf64_Rela)) malformed("relocations of an unknown size");
  if (section.sh_link != symbolTableIndex_) malformed("relocations name another symbol table");
  const auto all = table<Elf64_Rela>(section.sh_offset, section.sh_size, "relocations");
  for (const Elf64_Rela& relocation : all) {
    if (ELF64_R_SYM(relocation.r_info) >= symbols_.size()) {
      malformed("a relocation names a symbol that is not there");
    }
  }
  return all;
}

const Elf64_Shdr& ElfFile::targetOf(const Elf64_Shdr& relocations) const {
  return section(relocations.sh_info, "relocations of a section that is not there");
}

std::span<const std::byte> ElfFile::range(uint64_t offset, uint64_t size, const char* what) const {
  if (offset > bytes_.size() || size > bytes_.size() - offset) malformed(what);
  return bytes_.subspan(offset, size);
}

template <typename Entry>
std::span<const Entry> ElfFile::table(uint64_t offset, uint64_t size, const char* what) const {
  if (offset % alignof(Entry) != 0 || size % sizeof(Entry) != 0) malformed(what);
  const auto raw = range(offset, size, what);
  return {reinterpret_cast<const Entry*>(raw.data()), raw.size() / sizeof(Entry)};
}

const Elf64_Shdr& ElfFile::section(uint64_t index, const char* what) const {
  if (index >= sections_.size()) malformed(what);
  return sections_[index];
}

std::span<const std::byte> ElfFile::strings(const Elf64_Shdr& section) const {
  const auto strings = contents(section);
  if (strings.empty() || strings.back() != std::byte{0}) malformed("an unterminated string table");
  return strings;
}

void ElfFile::readSections(const Elf64_Ehdr& header) {
  if (header.e_shentsize != sizeof(Elf64_Shdr)) malformed("section headers of an unknown size");
  // Where the counts do not fit the header, the first section has them (elf(5), e_shnum).
  sections_ = table<Elf64_Shdr>(header.e_shoff, sizeof(Elf64_Shdr), "section headers");
  const uint64_t count = header.e_shnum != 0 ? header.e_shnum : sections_.front().sh_size;
  if (count == 0 || count > bytes_.size() / sizeof(Elf64_Shdr)) malformed("section headers");
  const uint64_t nameIndex =
      header.e_shstrndx == SHN_XINDEX ? sections_.front().sh_link : header.e_shstrndx;
  sections_ = table<Elf64_Shdr>(header.e_shoff, sizeof(Elf64_Shdr) * count, "section headers");
  sectionNames_ = strings(section(nameIndex, "no section names"));
}

void ElfFile::readSymbols() {
  for (const Elf64_Shdr& each : sections_) {
    if (each.sh_type != SHT_SYMTAB) continue;
    if (!symbols_.empty()) malformed("more than one symbol table");
    if (each.sh_entsize != sizeof(Elf64_Sym)) malformed("symbols of an unknown size");
    symbols_ = table<Elf64_Sym>(each.sh_offset, each.sh_size, "the symbol table");
    symbolNames_ = strings(section(each.sh_link, "no symbol names"));
    symbolTableIndex_ = static_cast<uint64_t>(&each - sections_.data());
  }
  for (const Elf64_Shdr& each : sections_) {
    if (each.sh_type != SHT_SYMTAB_SHNDX || each.sh_link != symbolTableIndex_) continue;
    extendedIndexes_ = table<uint32_t>(each.sh_offset, each.sh_size, "the section index table");
  }
}

}  // namespace goldpan::front
