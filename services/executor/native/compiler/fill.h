#pragma once

namespace llvm {
class Module;
}

namespace goldpan::compiler {

// Makes variables without an initialiser begin as what the run-time program says (goldpan_fill)
// instead of zero: two runs with different bytes tell whether a program depends on them.
void fillFromRunTime(llvm::Module& module);

}  // namespace goldpan::compiler
