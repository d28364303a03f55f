#pragma once

#include <vector>

#include "translation.h"

namespace clang {
class ASTContext;
class Decl;
}  // namespace clang

namespace goldpan::compiler {

// Whether another compiler may give a well-formed program another meaning: see README.md.
Doubt doubtOf(clang::ASTContext& context, const std::vector<clang::Decl*>& declarations);

}  // namespace goldpan::compiler
