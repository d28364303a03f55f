#include "link.hpp"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cstring>
#include <optional>
#include <string>
#include <tuple>

#include "image.hpp"
#include "outcome.hpp"

namespace goldpan::front {
namespace {

// A compiled program is seldom larger than 64 MiB, the executor's limit of the full rung.
constexpr uint64_t kFileBytesMax = uint64_t{256} << 20;
// Images lie at a multiple of this.
constexpr uint64_t kAlignmentMax = uint64_t{1} << 20;
static_assert(kImageBase % kAlignmentMax == 0);

// The parts of an image, in their order.
enum class Part { Text, ReadOnly, EhFrame, Data, InitArray, FiniArray, Zeros };

struct Placement {
  std::optional<Part> part;  // none: not in the image
  int priority = 0;          // of an array: lower ones first
  uint64_t address = 0;
};

bool isGotRelocation(uint32_t type) {
  return type == R_X86_64_GOTPCREL || type == R_X86_64_GOTPCRELX || type == R_X86_64_REX_GOTPCRELX;
}

bool isThreadLocalRelocation(uint32_t type) {
  switch (type) {
    case R_X86_64_DTPMOD64:
    case R_X86_64_DTPOFF64:
    case R_X86_64_TPOFF64:
    case R_X86_64_TLSGD:
    case R_X86_64_TLSLD:
    case R_X86_64_DTPOFF32:
    case R_X86_64_GOTTPOFF:
    case R_X86_64_TPOFF32:
    case R_X86_64_GOTPC32_TLSDESC:
    case R_X86_64_TLSDESC_CALL:
    case R_X86_64_TLSDESC:
      return true;
    default:
      return false;
  }
}

// ".init_array" comes after all ".init_array.00100", as ld's default script has it.
int priorityOf(std::string_view name, std::string_view family) {
  constexpr int kLast = 65536;
  if (name.size() <= family.size() + 1 || !name.starts_with(family)) return kLast;
  int priority = kLast;
  std::from_chars(name.data() + family.size() + 1, name.data() + name.size(), priority);
  return priority;
}

class Linker {
 public:
  Linker(const ElfFile& object, const Symbols& symbols)
      : object_(object),
        symbols_(symbols),
        placements_(object.sections().size()),
        values_(object.symbols().size()),
        gotSlots_(object.symbols().size()) {}

  std::vector<std::byte> link() {
    header_.magic = kImageMagic;
    header_.version = kImageVersion;
    header_.buildId = symbols_.buildId();
    classify();
    checkDefinitions();
    countGotSlots();
    layOut();
    image_.resize(header_.data.offset + header_.data.fileBytes);
    copySections();
    relocate();
    fillGot();
    header_.main = valueOf(mainIndex_);
    std::memcpy(image_.data(), &header_, sizeof header_);
    return std::move(image_);
  }

 private:
  void classify() {
    for (const Elf64_Shdr& section : object_.sections()) {
      if ((section.sh_flags & SHF_ALLOC) == 0) continue;
      if ((section.sh_flags & SHF_TLS) != 0) throw Unsupported{"thread-local storage"};
      if (section.sh_size == 0) continue;
      const std::string_view name = object_.sectionName(section);
      Placement& placement = placementOf(section);
      placement.part = partOf(section, name);
      if (placement.part == Part::InitArray) placement.priority = priorityOf(name, ".init_array");
      if (placement.part == Part::FiniArray) placement.priority = priorityOf(name, ".fini_array");
      placed_.push_back(&section);
    }
    std::ranges::stable_sort(placed_, {}, [&](const Elf64_Shdr* section) {
      const Placement& placement = placementOf(*section);
      return std::tuple(*placement.part, placement.priority);
    });
  }

  static Part partOf(const Elf64_Shdr& section, std::string_view name) {
    const bool isWritable = (section.sh_flags & SHF_WRITE) != 0;
    const bool isExecutable = (section.sh_flags & SHF_EXECINSTR) != 0;
    // Old ways to run code at the start and the end, which the compiler itself has given up, and
    // the name of the interpreter to start a program with.
    for (const std::string_view special :
         {".init", ".fini", ".ctors", ".dtors", ".preinit_array", ".interp"}) {
      if (name == special) throw Unsupported{"section " + std::string(name)};
    }
    if (isWritable && isExecutable) throw Unsupported{"writable code"};
    if (section.sh_type == SHT_NOBITS) return Part::Zeros;
    if (isExecutable) return Part::Text;
    if (section.sh_type == SHT_INIT_ARRAY) return Part::InitArray;
    if (section.sh_type == SHT_FINI_ARRAY) return Part::FiniArray;
    if (isWritable) return Part::Data;
    return name == ".eh_frame" ? Part::EhFrame : Part::ReadOnly;
  }

  void checkDefinitions() {
    const auto symbols = object_.symbols();
    for (size_t index = 1; index < symbols.size(); ++index) {
      const Elf64_Sym& symbol = symbols[index];
      const auto type = ELF64_ST_TYPE(symbol.st_info);
      if (type == STT_TLS) throw Unsupported{"thread-local storage"};
      if (type == STT_GNU_IFUNC) throw Unsupported{"indirect function " + nameOf(symbol)};
      if (ELF64_ST_BIND(symbol.st_info) != STB_GLOBAL || symbol.st_shndx == SHN_UNDEF) continue;
      if (object_.symbolName(symbol) == "main") {
        mainIndex_ = index;
      } else if (type == STT_FUNC) {
        refuseReplacement(symbol);
      }
    }
    const Elf64_Shdr* section = mainIndex_ == 0 ? nullptr : object_.sectionOf(mainIndex_);
    if (section == nullptr || (section->sh_flags & SHF_EXECINSTR) == 0) {
      throw Unsupported{"no function main"};
    }
  }

  // The library would go on to call its own, with operator delete say what another operator new
  // gave out.
  void refuseReplacement(const Elf64_Sym& symbol) const {
    const auto offer = symbols_.find(object_.symbolName(symbol));
    if (offer && offer->isFunction) throw Unsupported{"replaces the function " + nameOf(symbol)};
  }

  void countGotSlots() {
    forEachRelocation([&](const Elf64_Shdr&, const Elf64_Rela& relocation) {
      const uint32_t type = ELF64_R_TYPE(relocation.r_info);
      // Before the symbols of such relocations are looked up: they are not offered.
      if (isThreadLocalRelocation(type)) throw Unsupported{"thread-local storage"};
      uint64_t& slot = gotSlots_[ELF64_R_SYM(relocation.r_info)];
      if (isGotRelocation(type) && slot == 0) slot = ++gotSlotCount_;
    });
  }

  void layOut() {
    end_ = kPageBytes;
    header_.text = beginSegment();
    place(Part::Text);
    endFile(header_.text);

    header_.readOnly = beginSegment();
    place(Part::ReadOnly);
    placeEhFrame();
    endFile(header_.readOnly);

    header_.data = beginSegment();
    place(Part::Data);
    header_.initArray = placeArray(Part::InitArray);
    header_.finiArray = placeArray(Part::FiniArray);
    reserve(0, sizeof(uint64_t));
    got_ = kImageBase + end_;
    reserve(gotSlotCount_ * sizeof(uint64_t), sizeof(uint64_t));
    endFile(header_.data);
    place(Part::Zeros);
    placeCommon();
    header_.data.memoryBytes = end_ - header_.data.offset;
  }

  ImageSegment beginSegment() {
    end_ = (end_ + kPageBytes - 1) / kPageBytes * kPageBytes;
    return {end_, 0, 0};
  }

  void endFile(ImageSegment& segment) {
    if (end_ > kFileBytesMax) {
      throw Unsupported{"too large: more than 256 MiB of code and initialised data"};
    }
    segment.fileBytes = segment.memoryBytes = end_ - segment.offset;
  }

  // Offset of `size` bytes from the next multiple of `alignment` on.
  uint64_t reserve(uint64_t size, uint64_t alignment) {
    alignment = std::max<uint64_t>(alignment, 1);
    if (!std::has_single_bit(alignment)) throw Fault{"malformed ELF file: an odd alignment"};
    if (alignment > kAlignmentMax) throw Unsupported{"too large: an alignment above 1 MiB"};
    const uint64_t offset = (end_ + alignment - 1) / alignment * alignment;
    const uint64_t room = symbols_.lowestAddress() - kImageBase;
    if (offset > room || size > room - offset) {
      throw Unsupported{"too large: more static data than fits below the run-time program"};
    }
    end_ = offset + size;
    return offset;
  }

  void place(Part part) {
    for (const Elf64_Shdr* section : sectionsOf(part)) {
      placementOf(*section).address = kImageBase + reserve(section->sh_size, section->sh_addralign);
    }
  }

  std::span<const Elf64_Shdr* const> sectionsOf(Part part) const {
    const auto found = std::ranges::equal_range(
        placed_, part, {}, [&](const Elf64_Shdr* section) { return *placementOf(*section).part; });
    return {found.begin(), found.end()};
  }

  void placeEhFrame() {
    const auto sections = sectionsOf(Part::EhFrame);
    if (sections.empty()) return;
    if (sections.size() > 1) throw Unsupported{"more than one section .eh_frame"};
    place(Part::EhFrame);
    header_.ehFrame = placementOf(*sections.front()).address;
    // A length of zero ends the frames.
    reserve(sizeof(uint32_t), 1);
  }

  ImageArray placeArray(Part part) {
    const uint64_t begin = reserve(0, sizeof(uint64_t));
    for (const Elf64_Shdr* section : sectionsOf(part)) {
      if (section->sh_size % sizeof(uint64_t) != 0 || section->sh_addralign > sizeof(uint64_t)) {
        throw Unsupported{"an array of initialisers that is not one of addresses"};
      }
    }
    place(part);
    return {kImageBase + begin, (end_ - begin) / sizeof(uint64_t)};
  }

  void placeCommon() {
    const auto symbols = object_.symbols();
    for (size_t index = 1; index < symbols.size(); ++index) {
      if (symbols[index].st_shndx != SHN_COMMON) continue;
      // The value of a common symbol is its alignment.
      values_[index] = kImageBase + reserve(symbols[index].st_size, symbols[index].st_value);
    }
  }

  void copySections() {
    for (const Elf64_Shdr* section : placed_) {
      const auto contents = object_.contents(*section);
      if (contents.empty()) continue;
      std::memcpy(&image_[placementOf(*section).address - kImageBase], contents.data(),
                  contents.size());
    }
  }

  void relocate() {
    forEachRelocation([&](const Elf64_Shdr& section, const Elf64_Rela& relocation) {
      apply(section, relocation);
    });
  }

  void apply(const Elf64_Shdr& section, const Elf64_Rela& relocation) {
    const uint32_t type = ELF64_R_TYPE(relocation.r_info);
    const size_t index = ELF64_R_SYM(relocation.r_info);
    const uint64_t place = placementOf(section).address + relocation.r_offset;
    const uint64_t addend = static_cast<uint64_t>(relocation.r_addend);
    const auto write = [&](uint64_t value, size_t size) {
      if (relocation.r_offset > section.sh_size || size > section.sh_size - relocation.r_offset) {
        throw Fault{"malformed ELF file: a relocation outside of its section"};
      }
      std::memcpy(&image_[place - kImageBase], &value, size);
    };
    // Formulas and ranges: System V ABI, AMD64 supplement, 4.4.1.
    const auto writeSigned = [&](uint64_t value) {
      const auto number = static_cast<int64_t>(value);
      if (number != static_cast<int32_t>(number)) outOfRange(index);
      write(value, 4);
    };
    switch (type) {
      case R_X86_64_NONE:
        return;
      case R_X86_64_64:
        return write(valueOf(index) + addend, 8);
      case R_X86_64_PC64:
        return write(valueOf(index) + addend - place, 8);
      case R_X86_64_32: {
        const uint64_t value = valueOf(index) + addend;
        if (value > UINT32_MAX) outOfRange(index);
        return write(value, 4);
      }
      case R_X86_64_32S:
        return writeSigned(valueOf(index) + addend);
      case R_X86_64_PC32:
      case R_X86_64_PLT32:
        return writeSigned(valueOf(index) + addend - place);
      case R_X86_64_GOTPCREL:
      case R_X86_64_GOTPCRELX:
      case R_X86_64_REX_GOTPCRELX:
        return writeSigned(gotAddressOf(index) + addend - place);
      default:
        throw Unsupported{"relocation type " + std::to_string(type)};
    }
  }

  [[noreturn]] void outOfRange(size_t index) const {
    throw Unsupported{"relocation out of range: " + nameOf(object_.symbols()[index])};
  }

  uint64_t gotAddressOf(size_t index) const {
    return got_ + (gotSlots_[index] - 1) * sizeof(uint64_t);
  }

  void fillGot() {
    for (size_t index = 0; index < gotSlots_.size(); ++index) {
      if (gotSlots_[index] == 0) continue;
      const uint64_t value = valueOf(index);
      std::memcpy(&image_[gotAddressOf(index) - kImageBase], &value, sizeof value);
    }
  }

  // Symbols are looked up when a relocation asks for them: many are only mentioned.
  uint64_t valueOf(size_t index) {
    if (!values_[index]) values_[index] = resolve(index);
    return *values_[index];
  }

  uint64_t resolve(size_t index) const {
    const Elf64_Sym& symbol = object_.symbols()[index];
    const auto binding = ELF64_ST_BIND(symbol.st_info);
    if (symbol.st_shndx == SHN_UNDEF) {
      if (index == 0) return 0;
      if (const auto offer = symbols_.find(object_.symbolName(symbol))) return offer->address;
      if (binding == STB_WEAK) return 0;
      throw Unsupported{"undefined symbol " + nameOf(symbol)};
    }
    if (symbol.st_shndx == SHN_ABS) return symbol.st_value;
    // Inline variables, static variables of inline functions, type information and the like: one of
    // each, so that the program and the library mean the same.
    if ((binding == STB_WEAK || binding == STB_GNU_UNIQUE) &&
        ELF64_ST_TYPE(symbol.st_info) == STT_OBJECT) {
      const auto offer = symbols_.find(object_.symbolName(symbol));
      if (offer && !offer->isFunction) return offer->address;
    }
    const Elf64_Shdr* section = object_.sectionOf(index);
    if (section == nullptr) throw Unsupported{"symbol in no section: " + nameOf(symbol)};
    const Placement& placement = placementOf(*section);
    if (placement.part) return placement.address + symbol.st_value;
    // A label in an empty section, such as the beginning of an empty .text, is as good anywhere.
    if ((section->sh_flags & SHF_ALLOC) != 0) return kImageBase + symbol.st_value;
    throw Unsupported{"symbol in a section that is not loaded: " + nameOf(symbol)};
  }

  template <typename Visit>
  void forEachRelocation(Visit visit) {
    for (const Elf64_Shdr& section : object_.sections()) {
      if (section.sh_type != SHT_RELA && section.sh_type != SHT_REL) continue;
      const Elf64_Shdr& target = object_.targetOf(section);
      const std::optional<Part> part = placementOf(target).part;
      if (!part) continue;
      if (section.sh_type == SHT_REL) throw Unsupported{"relocations without addends"};
      if (part == Part::Zeros) throw Fault{"malformed ELF file: relocations of zeros"};
      for (const Elf64_Rela& relocation : object_.relocations(section)) visit(target, relocation);
    }
  }

  Placement& placementOf(const Elf64_Shdr& section) { return placements_[indexOf(section)]; }
  const Placement& placementOf(const Elf64_Shdr& section) const {
    return placements_[indexOf(section)];
  }
  size_t indexOf(const Elf64_Shdr& section) const {
    return static_cast<size_t>(&section - object_.sections().data());
  }

  std::string nameOf(const Elf64_Sym& symbol) const {
    return std::string(object_.symbolName(symbol));
  }

  const ElfFile& object_;
  const Symbols& symbols_;
  ImageHeader header_{};
  std::vector<Placement> placements_;            // of sections
  std::vector<const Elf64_Shdr*> placed_;        // those in the image, in its order
  std::vector<std::optional<uint64_t>> values_;  // of symbols
  std::vector<uint64_t> gotSlots_;               // of symbols, from 1; 0: none
  uint64_t gotSlotCount_ = 0;
  uint64_t got_ = 0;
  uint64_t end_ = 0;  // offset
  size_t mainIndex_ = 0;
  std::vector<std::byte> image_;
};

}  // namespace

std::vector<std::byte> linkImage(const ElfFile& object, const Symbols& symbols) {
  return Linker(object, symbols).link();
}

}  // namespace goldpan::front
