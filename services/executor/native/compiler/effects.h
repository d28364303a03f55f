#pragma once

#include "clang/AST/ASTContext.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/SmallPtrSet.h"

namespace goldpan::compiler {

// What evaluating an expression does that evaluating another one could notice. Shared is what code
// elsewhere can see: globals, what a reference or pointer leads to, what a lambda has captured.
struct Effects {
  bool writesShared = false;
  bool readsShared = false;
  bool writesLocal = false;
  bool readsLocal = false;
  // Variables that are assigned by their own name.
  llvm::SmallPtrSet<const clang::VarDecl*, 4> written;

  void add(const Effects& other);
  bool disturbs(const Effects& other) const;
};

// Finds the effects of expressions, those of the candidate's own functions that they lead to
// included.
class EffectAnalysis {
 public:
  explicit EffectAnalysis(const clang::SourceManager& sources) : sources_(sources) {}
  Effects effectsOf(const clang::Expr* expression);

  using Callees = llvm::SmallSetVector<const clang::FunctionDecl*, 4>;
  // Of a piece of code itself, and which of the candidate's functions it calls.
  struct Direct {
    Effects effects;
    Callees callees;
  };

 private:
  const Direct& directOf(const clang::FunctionDecl* function);

  const clang::SourceManager& sources_;
  llvm::DenseMap<const clang::FunctionDecl*, Direct> known_;
};

}  // namespace goldpan::compiler
