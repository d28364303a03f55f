#include "fill.h"

#include <vector>

#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/Module.h"

namespace goldpan::compiler {
namespace {

using namespace llvm;

// Sixteen times the byte of this run.
constexpr const char* kFillName = "goldpan_fill";
constexpr uint64_t kFillBytes = 16;

// clang marks so what -ftrivial-auto-var-init made.
bool isAutomaticInitialisation(const Instruction& instruction) {
  const MDNode* annotations = instruction.getMetadata(LLVMContext::MD_annotation);
  if (annotations == nullptr) return false;
  for (const MDOperand& operand : annotations->operands()) {
    const auto* text = dyn_cast<MDString>(operand);
    if (text && text->getString() == "auto-init") return true;
  }
  return false;
}

void fill(Instruction* instruction, GlobalVariable* bytes) {
  IRBuilder<> builder(instruction);
  const DataLayout& layout = instruction->getModule()->getDataLayout();
  if (auto* store = dyn_cast<StoreInst>(instruction)) {
    Type* type = store->getValueOperand()->getType();
    const uint64_t size = layout.getTypeStoreSize(type);
    if (type->isSingleValueType() && size <= kFillBytes) {
      store->setOperand(0, builder.CreateAlignedLoad(type, bytes, Align(1)));
      return;
    }
    builder.CreateMemSet(store->getPointerOperand(), builder.CreateLoad(builder.getInt8Ty(), bytes),
                         size, store->getAlign());
    store->eraseFromParent();
    return;
  }
  if (auto* set = dyn_cast<MemSetInst>(instruction)) {
    set->setValue(builder.CreateLoad(builder.getInt8Ty(), bytes));
    return;
  }
  if (auto* copy = dyn_cast<MemCpyInst>(instruction)) {
    builder.CreateMemSet(copy->getRawDest(), builder.CreateLoad(builder.getInt8Ty(), bytes),
                         copy->getLength(), copy->getDestAlign());
    copy->eraseFromParent();
  }
}

}  // namespace

void fillFromRunTime(Module& module) {
  std::vector<Instruction*> found;
  for (Function& function : module) {
    for (Instruction& instruction : instructions(function)) {
      if (isAutomaticInitialisation(instruction)) found.push_back(&instruction);
    }
  }
  if (found.empty()) return;
  auto* type = ArrayType::get(Type::getInt8Ty(module.getContext()), kFillBytes);
  auto* bytes = new GlobalVariable(module, type, /*isConstant=*/false, GlobalValue::ExternalLinkage,
                                   nullptr, kFillName);
  for (Instruction* instruction : found) fill(instruction, bytes);
}

}  // namespace goldpan::compiler
