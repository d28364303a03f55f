#include "finality.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/ADT/StringSwitch.h"

namespace goldpan::compiler {
namespace {

using namespace clang;

// What evaluating an expression does that evaluating another one could notice. Shared is what code
// elsewhere can see: globals, what a reference or pointer leads to, what a lambda has captured.
struct Effects {
  bool writesShared = false;
  bool readsShared = false;
  bool writesLocal = false;
  bool readsLocal = false;
  // Variables that are assigned by their own name.
  llvm::SmallPtrSet<const VarDecl*, 4> written;

  void add(const Effects& other) {
    writesShared = writesShared || other.writesShared;
    readsShared = readsShared || other.readsShared;
    writesLocal = writesLocal || other.writesLocal;
    readsLocal = readsLocal || other.readsLocal;
    written.insert(other.written.begin(), other.written.end());
  }
  bool disturbs(const Effects& other) const {
    return (writesShared && (other.writesShared || other.readsShared)) ||
           (writesLocal && (other.writesLocal || other.readsLocal));
  }
};

const Effects kEverything{true, true, false, false, {}};

class EffectFinder : public RecursiveASTVisitor<EffectFinder> {
 public:
  using Cache = llvm::DenseMap<const FunctionDecl*, Effects>;
  // `callee`: the function whose body is looked at, nullptr for an argument of a call.
  EffectFinder(Cache& cache, const SourceManager& sources, const FunctionDecl* callee)
      : cache_(cache), sources_(sources), callee_(callee) {}

  Effects effects;

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
    effects.readsShared = true;
    return true;
  }
  bool VisitCallExpr(CallExpr* call) {
    const FunctionDecl* callee = call->getDirectCallee();
    if (callee == nullptr || isErased(callee)) {
      effects.add(kEverything);
      return true;
    }
    if (isOwn(callee)) {
      effects.add(effectsOf(callee));
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
    if (construction->getConstructor()->isMoveConstructor()) write(construction->getArg(0));
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
    const unsigned count = std::min(call->getNumArgs(), callee->getNumParams());
    for (unsigned i = 0; i < count; ++i) {
      const QualType type = callee->getParamDecl(i)->getType();
      if (type->isLValueReferenceType() && !type->getPointeeType().isConstQualified())
        write(call->getArg(i));
    }
  }
  Effects effectsOf(const FunctionDecl* function) {
    const FunctionDecl* key = function->getCanonicalDecl();
    const auto known = cache_.find(key);
    if (known != cache_.end()) return known->second;
    // A recursive call adds nothing to what its body does anyway.
    cache_[key] = {};
    const FunctionDecl* definition = function->getDefinition();
    if (definition == nullptr || definition->getBody() == nullptr) return cache_[key] = kEverything;
    EffectFinder inner(cache_, sources_, definition);
    inner.TraverseStmt(definition->getBody());
    inner.effects.writesLocal = inner.effects.readsLocal = false;
    return cache_[key] = inner.effects;
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
  void write(const Expr* target) {
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

  Cache& cache_;
  const SourceManager& sources_;
  const FunctionDecl* callee_;
};

bool isNullPointer(const Expr* expression) {
  const Expr* bare = expression->IgnoreParenImpCasts();
  const auto* number = dyn_cast<IntegerLiteral>(bare);
  return isa<CXXNullPtrLiteralExpr, GNUNullExpr>(bare) || (number && number->getValue() == 0);
}

bool isThis(const Expr* expression) {
  return isa<CXXThisExpr>(expression->IgnoreParenImpCasts());
}

class DoubtFinder : public RecursiveASTVisitor<DoubtFinder> {
 public:
  explicit DoubtFinder(ASTContext& context) : context_(context) {}
  bool shouldVisitTemplateInstantiations() const { return true; }

  Doubt found = Doubt::None;

  bool VisitCallExpr(CallExpr* call) {
    const auto* operation = dyn_cast<CXXOperatorCallExpr>(call);
    if (operation == nullptr || !isOrdered(operation->getOperator()))
      lookAtOrder(call->arguments());
    return true;
  }
  bool VisitCXXConstructExpr(CXXConstructExpr* construction) {
    if (!construction->isListInitialization())
      lookAtOrder(llvm::ArrayRef<const Expr*>(construction->getArgs(), construction->getNumArgs()));
    return true;
  }
  // `a < b` by way of `a <=> b`.
  bool VisitCXXRewrittenBinaryOperator(CXXRewrittenBinaryOperator* expression) {
    const auto operation = expression->getDecomposedForm();
    lookAtOrder(llvm::ArrayRef<const Expr*>({operation.LHS, operation.RHS}));
    return true;
  }
  bool VisitBinaryOperator(BinaryOperator* expression) {
    const Expr* left = expression->getLHS();
    const Expr* right = expression->getRHS();
    if (expression->isEqualityOp() &&
        ((isThis(left) && isNullPointer(right)) || (isThis(right) && isNullPointer(left)))) {
      found = Doubt::Undefined;
    }
    if (!expression->isLogicalOp() && !expression->isAssignmentOp() && !expression->isShiftOp() &&
        expression->getOpcode() != BO_Comma) {
      lookAtVariable(left, right);
      lookAtVariable(right, left);
    }
    return true;
  }
  bool VisitCastExpr(CastExpr* cast) {
    if (cast->getCastKind() == CK_PointerToBoolean && isThis(cast->getSubExpr()))
      found = Doubt::Undefined;
    if (cast->getCastKind() == CK_BitCast && cast->getType()->isPointerType()) {
      lookAtAlias(cast->getSubExpr()->getType()->getPointeeType(),
                  cast->getType()->getPointeeType());
    } else if (cast->getCastKind() == CK_LValueBitCast) {
      lookAtAlias(cast->getSubExpr()->getType(), cast->getType());
    }
    return true;
  }
  // g++ makes the address of a local variable null where a function returns it.
  bool VisitReturnStmt(ReturnStmt* statement) {
    const Expr* value = statement->getRetValue();
    if (value == nullptr) return true;
    const Expr* bare = value->IgnoreParenImpCasts();
    const auto* address = dyn_cast<UnaryOperator>(bare);
    const bool isAddress = address && address->getOpcode() == UO_AddrOf;
    if (isAddress) bare = address->getSubExpr()->IgnoreParenImpCasts();
    const auto* reference = dyn_cast<DeclRefExpr>(bare);
    const auto* variable = reference ? dyn_cast<VarDecl>(reference->getDecl()) : nullptr;
    if (variable == nullptr || !variable->hasLocalStorage() ||
        variable->getType()->isReferenceType() || reference->refersToEnclosingVariableOrCapture()) {
      return true;
    }
    const bool isArray = value->getType()->isPointerType() && variable->getType()->isArrayType();
    if (isAddress || isArray || value->isGLValue()) found = Doubt::Undefined;
    return true;
  }
  // clang takes designators in any order, g++ does not.
  bool VisitDesignatedInitExpr(DesignatedInitExpr*) {
    found = Doubt::Undefined;
    return true;
  }

 private:
  // C++17 orders their operands ([expr.compound], [over.match.oper]).
  static bool isOrdered(OverloadedOperatorKind kind) {
    switch (kind) {
      case OO_LessLess:
      case OO_GreaterGreater:
      case OO_Subscript:
      case OO_Call:
      case OO_Comma:
      case OO_AmpAmp:
      case OO_PipePipe:
      case OO_Equal:
      case OO_PlusEqual:
      case OO_MinusEqual:
      case OO_StarEqual:
      case OO_SlashEqual:
      case OO_PercentEqual:
      case OO_CaretEqual:
      case OO_AmpEqual:
      case OO_PipeEqual:
      case OO_LessLessEqual:
      case OO_GreaterGreaterEqual:
      case OO_ArrowStar:
        return true;
      default:
        return false;
    }
  }
  Effects effectsOf(const Expr* expression) {
    EffectFinder finder(cache_, context_.getSourceManager(), nullptr);
    finder.TraverseStmt(const_cast<Expr*>(expression));
    return finder.effects;
  }
  template <class Arguments>
  void lookAtOrder(Arguments arguments) {
    std::vector<Effects> all;
    for (const Expr* argument : arguments) {
      Effects effects = effectsOf(argument);
      for (const Effects& earlier : all) {
        if (earlier.disturbs(effects) || effects.disturbs(earlier)) found = Doubt::Order;
      }
      all.push_back(std::move(effects));
    }
  }
  // Both compilers call from left to right, but g++ reads a variable last: `n + f()` where f
  // changes n.
  void lookAtVariable(const Expr* operand, const Expr* other) {
    const Expr* bare = operand->IgnoreParenImpCasts();
    if (const auto* step = dyn_cast<UnaryOperator>(bare);
        step && (step->isIncrementDecrementOp() || step->getOpcode() == UO_Minus)) {
      bare = step->getSubExpr()->IgnoreParenImpCasts();
    }
    const auto* reference = dyn_cast<DeclRefExpr>(bare);
    const auto* variable = reference ? dyn_cast<VarDecl>(reference->getDecl()) : nullptr;
    if (variable == nullptr || variable->getType().isConstQualified()) return;
    if (effectsOf(other).written.contains(variable)) found = Doubt::Order;
  }
  // g++ -O2 takes it that values of different types lie in different places.
  void lookAtAlias(QualType from, QualType to) {
    const auto isPlain = [](QualType type) {
      return type->isVoidType() || type->isCharType() || type->isStdByteType() ||
             type->isFunctionType() || type->isRecordType();
    };
    if (isPlain(from) || isPlain(to)) return;
    const auto unsignedOf = [this](QualType type) {
      const QualType bare = type.getCanonicalType().getUnqualifiedType();
      return bare->isSignedIntegerType() ? context_.getCorrespondingUnsignedType(bare) : bare;
    };
    if (unsignedOf(from) != unsignedOf(to)) found = Doubt::Undefined;
  }

  ASTContext& context_;
  EffectFinder::Cache cache_;
};

}  // namespace

Doubt doubtOf(ASTContext& context, const std::vector<Decl*>& declarations) {
  DoubtFinder finder(context);
  for (Decl* declaration : declarations) finder.TraverseDecl(declaration);
  return finder.found;
}

}  // namespace goldpan::compiler
