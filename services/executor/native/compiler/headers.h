// Which header a name comes from. Every candidate is compiled with all common headers in place, but
// a program that forgot one must not come through: what it names must be declared by what it
// includes.

#pragma once

#include <string>
#include <vector>

#include "clang/Basic/SourceLocation.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/StringRef.h"

namespace clang {
class CompilerInstance;
class Decl;
class FileEntry;
class Preprocessor;
class SourceManager;
}  // namespace clang

namespace goldpan::compiler {

// Where a candidate's text seems to lie.
inline constexpr const char* kCandidatePath = "/goldpan/candidate.cpp";

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
  // Why the preprocessor may have given g++ another text; empty when it has not.
  std::string hiddenMacro(clang::SourceManager& sources) const;
  // Whether namespace std has another thing of a name that the candidate declares, in a header that
  // it does not include: with `using namespace std` it would be in the way here, and not with g++.
  bool hasRivalInStd(clang::CompilerInstance& instance,
                     const std::vector<clang::Decl*>& declarations) const;
  // Whether a place lies in the candidate's own text, or where that text ends.
  bool isOfCandidate(clang::SourceManager& sources, clang::SourceLocation location) const;
  llvm::StringRef candidateText(clang::SourceManager& sources) const;

 private:
  friend class HeaderWatcher;
  using Files = llvm::DenseSet<const clang::FileEntry*>;
  // The files that a candidate sees through its own includes.
  Files visibleFiles(clang::SourceManager& sources) const;

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
