// Which header a name comes from. Every candidate is compiled with all common headers in place, but
// a program that forgot one must not come through: what it names must be declared by what it
// includes.

#pragma once

#include <string>
#include <vector>

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"

namespace clang {
class CompilerInstance;
class Decl;
class FileEntry;
class Preprocessor;
}  // namespace clang

namespace goldpan::compiler {

class HeaderGraph {
 public:
  // Records from now on which file includes which, and which macros a candidate expands.
  void watch(clang::Preprocessor& preprocessor);
  // From here on, files are included by the candidate.
  void enterCandidate() { isInCandidate_ = true; }
  // Names a declaration that the candidate refers to and that no header it includes declares; empty
  // when there is none.
  std::string hiddenNames(clang::CompilerInstance& instance,
                          const std::vector<clang::Decl*>& declarations) const;

 private:
  friend class HeaderWatcher;
  using Files = llvm::DenseSet<const clang::FileEntry*>;
  // The files that a candidate sees through its own includes.
  Files visibleFiles() const;

  llvm::DenseMap<const clang::FileEntry*, Files> includes_;
  Files candidateIncludes_;
  // Files that define the macros it expands, by the macro's name.
  std::vector<std::pair<std::string, const clang::FileEntry*>> candidateMacros_;
  // A macro of the compiler's own that it expands or tests; empty when there is none.
  std::string compilerMacro_;
  bool isInCandidate_ = false;
  // The candidate did something before its last include that may change what the include means.
  bool hasLateInclude_ = false;
};

}  // namespace goldpan::compiler
