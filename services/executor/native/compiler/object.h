#pragma once

#include "llvm/ADT/SmallVector.h"

namespace llvm {
class Module;
}

namespace goldpan::compiler {

void initialiseTarget();

// Generates x86-64 code for the small code model, position-dependent.
void emitObject(llvm::Module& module, bool isOptimised, llvm::SmallVectorImpl<char>& object);

}  // namespace goldpan::compiler
