// What clang says of a program that it does not take, and whether g++ is certain not to take it
// either.

#pragma once

#include <string>
#include <vector>

#include "clang/Basic/Diagnostic.h"
#include "llvm/ADT/StringSet.h"

namespace clang {
class CompilerInstance;
class Decl;
class SourceManager;
}  // namespace clang

namespace goldpan::compiler {

class HeaderGraph;

// Keeps the first error.
class FirstError : public clang::DiagnosticConsumer {
 public:
  void HandleDiagnostic(clang::DiagnosticsEngine::Level level,
                        const clang::Diagnostic& diagnostic) override;

  // 0 while there is none.
  unsigned id = 0;
  clang::SourceLocation location;
  std::string text;
  // The name that it is about; empty where the error has none.
  std::string name;
};

// Every identifier that the text of a header spells, those that the preprocessor skips included.
llvm::StringSet<> namesInHeaders(const clang::SourceManager& sources);

// Whether g++ -O2 refuses the program too; see README.md, "Refusals".
bool isCertain(const FirstError& error, clang::CompilerInstance& instance,
               const HeaderGraph& headers, const llvm::StringSet<>& headerNames,
               const std::vector<clang::Decl*>& declarations);

// "program.cpp:3:7: error: …".
std::string messageOf(const FirstError& error, const clang::SourceManager& sources);

}  // namespace goldpan::compiler
