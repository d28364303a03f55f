#include "object.h"

#include <cstdio>
#include <cstdlib>
#include <memory>

#include "llvm/Analysis/TargetLibraryInfo.h"
#include "llvm/IR/LegacyPassManager.h"
#include "llvm/IR/Module.h"
#include "llvm/MC/TargetRegistry.h"
#include "llvm/Passes/PassBuilder.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/Target/TargetMachine.h"
#include "llvm/Transforms/IPO/AlwaysInliner.h"

namespace goldpan::compiler {
namespace {

using namespace llvm;

// The pipeline of clang -O1.
void optimise(Module& module, TargetMachine* machine) {
  LoopAnalysisManager loops;
  FunctionAnalysisManager functions;
  CGSCCAnalysisManager callGraph;
  ModuleAnalysisManager modules;
  PassBuilder builder(machine);
  builder.registerModuleAnalyses(modules);
  builder.registerCGSCCAnalyses(callGraph);
  builder.registerFunctionAnalyses(functions);
  builder.registerLoopAnalyses(loops);
  builder.crossRegisterProxies(loops, functions, callGraph, modules);
  builder.buildPerModuleDefaultPipeline(OptimizationLevel::O1).run(module, modules);
}

}  // namespace

void initialiseTarget() {
  InitializeNativeTarget();
  InitializeNativeTargetAsmPrinter();
  InitializeNativeTargetAsmParser();
}

void emitObject(Module& module, bool isOptimised, SmallVectorImpl<char>& object) {
  std::string error;
  const Target* target = TargetRegistry::lookupTarget(module.getTargetTriple(), error);
  if (target == nullptr) {
    std::fprintf(stderr, "goldpan-front-compiler: %s\n", error.c_str());
    std::exit(1);
  }
  TargetOptions options;
  options.UseInitArray = true;
  options.FunctionSections = options.DataSections = isOptimised;
  std::unique_ptr<TargetMachine> machine(target->createTargetMachine(
      module.getTargetTriple(), "x86-64", "", options, Reloc::Static, CodeModel::Small,
      isOptimised ? CodeGenOptLevel::Less : CodeGenOptLevel::None));
  if (isOptimised) optimise(module, machine.get());
  legacy::PassManager passes;
  if (!isOptimised) passes.add(createAlwaysInlinerLegacyPass(/*InsertLifetime=*/false));
  raw_svector_ostream stream(object);
  if (machine->addPassesToEmitFile(passes, stream, nullptr, CodeGenFileType::ObjectFile)) {
    std::fprintf(stderr, "goldpan-front-compiler: this LLVM writes no objects\n");
    std::exit(1);
  }
  passes.run(module);
}

}  // namespace goldpan::compiler
