#include "finality.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "effects.h"

namespace goldpan::compiler {
namespace {

using namespace clang;

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
  explicit DoubtFinder(ASTContext& context)
      : context_(context), analysis_(context.getSourceManager()) {}
  bool shouldVisitTemplateInstantiations() const { return true; }

  Doubt found = Doubt::None;

  bool TraverseLambdaExpr(LambdaExpr* expression) {
    if (const FunctionTemplateDecl* generic = expression->getDependentCallOperator()) {
      for (FunctionDecl* function : generic->specializations()) TraverseStmt(function->getBody());
    }
    return RecursiveASTVisitor::TraverseLambdaExpr(expression);
  }
  bool VisitCallExpr(CallExpr* call) {
    // Of a template: what is made of it is looked at instead.
    if (call->isTypeDependent()) return true;
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
  template <class Arguments>
  void lookAtOrder(Arguments arguments) {
    std::vector<Effects> all;
    for (const Expr* argument : arguments) {
      Effects effects = analysis_.effectsOf(argument);
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
    if (analysis_.effectsOf(other).written.contains(variable)) found = Doubt::Order;
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
  EffectAnalysis analysis_;
};

}  // namespace

Doubt doubtOf(ASTContext& context, const std::vector<Decl*>& declarations) {
  DoubtFinder finder(context);
  for (Decl* declaration : declarations) finder.TraverseDecl(declaration);
  return finder.found;
}

}  // namespace goldpan::compiler
