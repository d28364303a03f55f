#include "effects.h"

#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"

namespace goldpan::compiler {

using namespace clang;

void Effects::add(const Effects& other) {
  writesShared = writesShared || other.writesShared;
  readsShared = readsShared || other.readsShared;
  writesLocal = writesLocal || other.writesLocal;
  readsLocal = readsLocal || other.readsLocal;
  written.insert(other.written.begin(), other.written.end());
}

bool Effects::disturbs(const Effects& other) const {
  return (writesShared && (other.writesShared || other.readsShared)) ||
         (writesLocal && (other.writesLocal || other.readsLocal));
}

namespace {

const Effects kEverything{true, true, false, false, {}};

class EffectFinder : public RecursiveASTVisitor<EffectFinder> {
 public:
  // `callee`: the function whose body is looked at, nullptr for an argument of a call.
  EffectFinder(const SourceManager& sources, const FunctionDecl* callee)
      : sources_(sources), callee_(callee) {}

  Effects effects;
  EffectAnalysis::Callees callees;

  // The body of a lambda counts where it is called.
  bool TraverseLambdaExpr(LambdaExpr*) { return true; }
  bool VisitBinaryOperator(BinaryOperator* expression) {
    if (expression->isAssignmentOp()) write(expression->getLHS());
    return true;
  }
  bool VisitUnaryOperator(UnaryOperator* expression) {
    if (expression->isIncrementDecrementOp()) write(expression->getSubExpr());
    if (expression->getOpcode() == UO_Deref) effects.readsShared = true;
    return true;
  }
  bool VisitDeclRefExpr(DeclRefExpr* expression) {
    const auto* variable = dyn_cast<VarDecl>(expression->getDecl());
    if (variable == nullptr || variable->getType().isConstQualified()) return true;
    if (isShared(variable))
      effects.readsShared = true;
    else if (callee_ == nullptr)
      effects.readsLocal = true;
    return true;
  }
  bool VisitCXXThisExpr(CXXThisExpr*) {
    if (!isConstructor()) effects.readsShared = true;
    return true;
  }
  bool VisitCallExpr(CallExpr* call) {
    const FunctionDecl* callee = call->getDirectCallee();
    if (callee == nullptr || isErased(callee)) {
      effects.add(kEverything);
      return true;
    }
    if (isOwn(callee)) {
      callees.insert(callee->getCanonicalDecl());
      return true;
    }
    // Of the library: a method that is not const changes its object, unless it only gives access; a
    // function changes what it takes by a reference that is not const.
    if (const auto* method = dyn_cast<CXXMethodDecl>(callee)) {
      const Expr* object = objectOf(call);
      if (object && !method->isStatic() && !method->isConst() && !isAccess(method)) write(object);
    }
    if (isa<CXXOperatorCallExpr>(call) && !isa<CXXMethodDecl>(callee) && changesOperand(callee)) {
      write(call->getArg(0));
    }
    if (isa<CXXOperatorCallExpr>(call) || isAccess(callee)) return true;
    writeReferences(call, callee);
    if (callee->isGlobal() && !isOfValues(callee)) effects.add(kEverything);
    return true;
  }
  bool VisitCXXConstructExpr(CXXConstructExpr* construction) {
    const CXXConstructorDecl* constructor = construction->getConstructor();
    if (constructor->isMoveConstructor()) write(construction->getArg(0));
    if (constructor->isUserProvided() && isOwn(constructor))
      callees.insert(constructor->getCanonicalDecl());
    return true;
  }

 private:
  // std::function: whatever lies behind it.
  static bool isErased(const FunctionDecl* callee) {
    const auto* method = dyn_cast<CXXMethodDecl>(callee);
    return method != nullptr && method->getParent()->getDeclName().isIdentifier() &&
           method->getParent()->getName() == "function" && method->getParent()->isInStdNamespace();
  }
  void writeReferences(const CallExpr* call, const FunctionDecl* callee) {
    const bool copies = isCopying(callee);
    const unsigned count = std::min(call->getNumArgs(), callee->getNumParams());
    for (unsigned i = 0; i < count; ++i) {
      const QualType type = callee->getParamDecl(i)->getType();
      const bool isChangeable =
          type->isLValueReferenceType() && !type->getPointeeType().isConstQualified();
      const bool isMoved =
          type->isRValueReferenceType() && call->getArg(i)->IgnoreParenImpCasts()->isXValue();
      if (isMoved || (isChangeable && !copies)) write(call->getArg(i));
    }
  }
  // `make_pair(T&&, U&&)` of variables takes references that are not const, and only copies what
  // they refer to.
  static bool isCopying(const FunctionDecl* callee) {
    if (!callee->isInStdNamespace() || !callee->getDeclName().isIdentifier()) return false;
    if (callee->getName() != "make_pair" && callee->getName() != "make_tuple") return false;
    return llvm::all_of(callee->parameters(), [](const ParmVarDecl* parameter) {
      const auto* record = parameter->getType()->getPointeeType()->getAsCXXRecordDecl();
      return record == nullptr || record->hasCopyConstructorWithConstParam();
    });
  }
  // Written in the candidate itself.
  bool isOwn(const FunctionDecl* function) const {
    const FunctionDecl* pattern = function->getTemplateInstantiationPattern();
    const SourceLocation location =
        sources_.getExpansionLoc((pattern ? pattern : function)->getLocation());
    return location.isValid() && !sources_.isInSystemHeader(location);
  }
  static const Expr* objectOf(const CallExpr* call) {
    if (const auto* member = dyn_cast<CXXMemberCallExpr>(call))
      return member->getImplicitObjectArgument();
    if (isa<CXXOperatorCallExpr>(call) && call->getNumArgs() > 0) return call->getArg(0);
    return nullptr;
  }
  // Gives a way to what it is called on, and does nothing to it.
  static bool isAccess(const FunctionDecl* function) {
    if (function->isOverloadedOperator()) {
      const OverloadedOperatorKind kind = function->getOverloadedOperator();
      return kind == OO_Subscript || kind == OO_Star || kind == OO_Arrow;
    }
    if (!function->getDeclName().isIdentifier()) return false;
    return llvm::StringSwitch<bool>(function->getName())
        .Cases("begin", "end", "rbegin", "rend", "front", "back", "at", "data", true)
        .Cases("find", "lower_bound", "upper_bound", "equal_range", true)
        .Cases("get", "tie", "ref", "move", "forward", "addressof", "size", "empty", true)
        .Default(false);
  }
  static bool changesOperand(const FunctionDecl* function) {
    const FunctionDecl* pattern = function->getTemplateInstantiationPattern();
    for (const ParmVarDecl* parameter : (pattern ? pattern : function)->parameters()) {
      const QualType type = parameter->getType();
      if (type->isLValueReferenceType() && !type->getPointeeType().isConstQualified()) return true;
    }
    return false;
  }
  // Its result is all it gives, and its arguments all it takes.
  static bool isOfValues(const FunctionDecl* function) {
    if (function->isConstexpr() || function->hasAttr<ConstAttr>() || function->hasAttr<PureAttr>())
      return !changesOperand(function);
    for (const ParmVarDecl* parameter : function->parameters()) {
      const QualType type = parameter->getType();
      const bool isValue = !type->isPointerType() && !type->isReferenceType();
      if (!isValue && !(type->isReferenceType() && type->getPointeeType().isConstQualified()))
        return false;
    }
    return function->getNumParams() > 0 && !function->isVariadic();
  }
  bool isShared(const VarDecl* variable) const {
    if (variable->hasGlobalStorage() || variable->getType()->isReferenceType()) return true;
    return callee_ != nullptr && variable->getDeclContext() != callee_;
  }
  bool isConstructor() const { return isa_and_nonnull<CXXConstructorDecl>(callee_); }
  // A part, held by value, of the object that a constructor makes: nobody else sees it yet.
  bool isOfNewObject(const Expr* target) const {
    if (!isConstructor()) return false;
    const auto* member = dyn_cast<MemberExpr>(target->IgnoreParenImpCasts());
    if (member == nullptr || !isa<FieldDecl>(member->getMemberDecl())) return false;
    if (member->getMemberDecl()->getType()->isReferenceType()) return false;
    const Expr* base = member->getBase()->IgnoreParenImpCasts();
    return isa<CXXThisExpr>(base) || (!member->isArrow() && isOfNewObject(base));
  }
  void write(const Expr* target) {
    if (isOfNewObject(target)) return;
    const Expr* bare = target->IgnoreParenImpCasts();
    if (const auto* call = dyn_cast<CallExpr>(bare); call && call->isCallToStdMove())
      bare = call->getArg(0)->IgnoreParenImpCasts();
    while (const auto* subscript = dyn_cast<ArraySubscriptExpr>(bare)) {
      if (subscript->getBase()->IgnoreParenImpCasts()->getType()->isPointerType()) break;
      bare = subscript->getBase()->IgnoreParenImpCasts();
    }
    const auto* reference = dyn_cast<DeclRefExpr>(bare);
    const auto* variable = reference ? dyn_cast<VarDecl>(reference->getDecl()) : nullptr;
    if (variable != nullptr) effects.written.insert(variable);
    if (variable == nullptr || isShared(variable))
      effects.writesShared = true;
    else if (callee_ == nullptr)
      effects.writesLocal = true;
  }

  const SourceManager& sources_;
  const FunctionDecl* callee_;
};

}  // namespace

const EffectAnalysis::Direct& EffectAnalysis::directOf(const FunctionDecl* function) {
  const auto [at, isNew] = known_.try_emplace(function);
  if (!isNew) return at->second;
  const FunctionDecl* definition = function->getDefinition();
  Direct direct;
  if (definition == nullptr || definition->getBody() == nullptr) {
    direct.effects = kEverything;
  } else {
    EffectFinder finder(sources_, definition);
    if (const auto* constructor = dyn_cast<CXXConstructorDecl>(definition)) {
      for (const CXXCtorInitializer* initialiser : constructor->inits())
        finder.TraverseStmt(initialiser->getInit());
    }
    finder.TraverseStmt(definition->getBody());
    direct = {std::move(finder.effects), std::move(finder.callees)};
    // Its own variables are nobody else's.
    direct.effects.writesLocal = direct.effects.readsLocal = false;
  }
  return known_[function] = std::move(direct);
}

Effects EffectAnalysis::effectsOf(const Expr* expression) {
  EffectFinder finder(sources_, nullptr);
  finder.TraverseStmt(const_cast<Expr*>(expression));
  // Grows as it is walked, until everything that can be reached is in it.
  for (size_t i = 0; i < finder.callees.size(); ++i) {
    const Direct& direct = directOf(finder.callees[i]);
    finder.effects.add(direct.effects);
    finder.callees.insert(direct.callees.begin(), direct.callees.end());
  }
  return finder.effects;
}

}  // namespace goldpan::compiler
