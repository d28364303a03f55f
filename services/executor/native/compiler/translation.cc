#include "translation.h"

#include <cstdio>
#include <cstdlib>
#include <vector>

#include "allocator.h"
#include "clang/AST/ASTConsumer.h"
#include "clang/AST/ExternalASTSource.h"
#include "clang/AST/Mangle.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/DiagnosticSema.h"
#include "clang/CodeGen/ModuleBuilder.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/CompilerInvocation.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Frontend/TextDiagnosticPrinter.h"
#include "clang/Lex/HeaderSearch.h"
#include "clang/Lex/Preprocessor.h"
#include "clang/Lex/PreprocessorOptions.h"
#include "clang/Sema/Sema.h"
#include "fill.h"
#include "finality.h"
#include "headers.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/Module.h"
#include "llvm/Support/raw_ostream.h"
#include "object.h"
#include "refusal.h"

namespace goldpan::compiler {
namespace {

using namespace clang;

constexpr const char* kMainPath = "/goldpan/main.cpp";
// A declaration after the header and before the candidate.
constexpr const char* kMarkerName = "goldpan_marker";
// Uses what is to be instantiated; nothing of it is emitted.
constexpr const char* kUsesNamespace = "goldpan_uses";

[[noreturn]] void fail(const std::string& what) {
  std::fprintf(stderr, "goldpan-front-compiler: %s\n", what.c_str());
  std::exit(1);
}

bool isWithinUses(const Decl* declaration) {
  for (auto* context = declaration->getDeclContext(); context; context = context->getParent()) {
    const auto* space = dyn_cast<NamespaceDecl>(context);
    if (space && space->getName() == kUsesNamespace) return true;
  }
  return false;
}

// Tells code generation which definitions lie elsewhere (in the server) or must be emitted though
// nothing refers to them (when the object of instantiations is made).
class DefinitionSource : public ExternalASTSource {
 public:
  explicit DefinitionSource(ExtKind kind) : kind_(kind) {}
  ExtKind hasExternalDefinitions(const Decl* declaration) override {
    return functions_.count(declaration->getCanonicalDecl()) ? kind_ : EK_ReplyHazy;
  }
  bool insert(const FunctionDecl* function) {
    return functions_.insert(function->getCanonicalDecl()).second;
  }
  bool contains(const FunctionDecl* function) const {
    return functions_.count(function->getCanonicalDecl()) != 0;
  }

 private:
  llvm::DenseSet<const Decl*> functions_;
  ExtKind kind_;
};

// Finds every function with a definition that other translation units could share.
class SharedFunctions : public RecursiveASTVisitor<SharedFunctions> {
 public:
  SharedFunctions(ASTContext& context, std::function<bool(const FunctionDecl*)> take)
      : context_(context), take_(std::move(take)) {}
  bool shouldVisitTemplateInstantiations() const { return true; }
  bool shouldVisitImplicitCode() const { return true; }
  // Nothing within a body has external linkage.
  bool TraverseStmt(Stmt*, DataRecursionQueue* = nullptr) { return true; }
  bool VisitFunctionDecl(FunctionDecl* function) {
    if (isShared(function) && take_(function)) found.push_back(function);
    return true;
  }
  std::vector<FunctionDecl*> found;

 private:
  bool isShared(FunctionDecl* function) {
    if (!function->isThisDeclarationADefinition() || function->isDependentContext()) return false;
    if (!function->isExternallyVisible() || function->isDeleted() || !function->hasBody())
      return false;
    if (function->isImmediateFunction() || function->hasAttr<AlwaysInlineAttr>() ||
        function->hasAttr<GNUInlineAttr>()) {
      return false;
    }
    if (isWithinUses(function)) return false;
    const GVALinkage linkage = context_.GetGVALinkageForFunction(function);
    return linkage == GVA_DiscardableODR || linkage == GVA_StrongODR ||
           linkage == GVA_StrongExternal;
  }

  ASTContext& context_;
  std::function<bool(const FunctionDecl*)> take_;
};

// Whether the run-time program has all symbols of a function: a constructor or destructor has two.
class OfferedFunctions {
 public:
  OfferedFunctions(ASTContext& context, const std::function<bool(std::string_view)>& isOffered)
      : mangler_(ItaniumMangleContext::create(context, context.getDiagnostics())),
        isOffered_(isOffered) {}
  bool operator()(const FunctionDecl* function) {
    if (const auto* constructor = dyn_cast<CXXConstructorDecl>(function)) {
      return has(GlobalDecl(constructor, Ctor_Complete)) && has(GlobalDecl(constructor, Ctor_Base));
    }
    if (const auto* destructor = dyn_cast<CXXDestructorDecl>(function)) {
      return has(GlobalDecl(destructor, Dtor_Complete)) && has(GlobalDecl(destructor, Dtor_Base)) &&
             (!destructor->isVirtual() || has(GlobalDecl(destructor, Dtor_Deleting)));
    }
    return has(GlobalDecl(function));
  }

 private:
  bool has(GlobalDecl function) {
    const auto* named = cast<NamedDecl>(function.getDecl());
    if (!mangler_->shouldMangleDeclName(named)) return isOffered_(named->getName());
    std::string name;
    llvm::raw_string_ostream stream(name);
    mangler_->mangleName(function, stream);
    return isOffered_(name);
  }

  std::unique_ptr<ItaniumMangleContext> mangler_;
  const std::function<bool(std::string_view)>& isOffered_;
};

// Sits between the parser and code generation. Until the marker it keeps back what the headers
// declare, of which each candidate needs next to nothing.
class Gate : public ASTConsumer {
 public:
  Gate(CompilerInstance& instance, const TranslationOptions* options, HeaderGraph& headers,
       llvm::LLVMContext& llvmContext)
      : instance_(instance),
        options_(options),
        headers_(headers),
        generator_(CreateLLVMCodeGen(instance.getDiagnostics(), "candidate",
                                     &instance.getVirtualFileSystem(),
                                     instance.getHeaderSearchOpts(), instance.getPreprocessorOpts(),
                                     instance.getCodeGenOpts(), llvmContext)) {}

  CodeGenerator& generator() { return *generator_; }
  const std::vector<Decl*>& candidateDeclarations() const { return candidate_; }
  bool isPastMarker() const { return isPastMarker_; }
  const llvm::StringSet<>& headerNames() const { return headerNames_; }

  void Initialize(ASTContext& context) override { generator_->Initialize(context); }

  bool HandleTopLevelDecl(DeclGroupRef group) override {
    if (isPastMarker_) {
      // Instantiations of the library come through here, too.
      const SourceManager& sources = instance_.getSourceManager();
      for (Decl* declaration : group) {
        if (!sources.isInSystemHeader(sources.getExpansionLoc(declaration->getLocation())))
          candidate_.push_back(declaration);
      }
      return generator_->HandleTopLevelDecl(group);
    }
    keptGroups_.push_back(group);
    for (Decl* declaration : group) {
      const auto* variable = dyn_cast<VarDecl>(declaration);
      if (variable && variable->getIdentifier() && variable->getName() == kMarkerName) pastMarker();
    }
    return true;
  }
  void HandleInlineFunctionDefinition(FunctionDecl* function) override {
    if (isPastMarker_)
      generator_->HandleInlineFunctionDefinition(function);
    else
      keptInline_.push_back(function);
  }
  void HandleInterestingDecl(DeclGroupRef group) override { HandleTopLevelDecl(group); }
  void HandleTagDeclDefinition(TagDecl* tag) override {
    if (isPastMarker_) generator_->HandleTagDeclDefinition(tag);
  }
  void HandleTagDeclRequiredDefinition(const TagDecl* tag) override {
    if (isPastMarker_) generator_->HandleTagDeclRequiredDefinition(tag);
  }
  void HandleCXXImplicitFunctionInstantiation(FunctionDecl* function) override {
    generator_->HandleCXXImplicitFunctionInstantiation(function);
  }
  void HandleCXXStaticMemberVarInstantiation(VarDecl* variable) override {
    generator_->HandleCXXStaticMemberVarInstantiation(variable);
  }
  void CompleteTentativeDefinition(VarDecl* variable) override {
    generator_->CompleteTentativeDefinition(variable);
  }
  void CompleteExternalDeclaration(DeclaratorDecl* declaration) override {
    generator_->CompleteExternalDeclaration(declaration);
  }
  void AssignInheritanceModel(CXXRecordDecl*) override {}
  void HandleVTable(CXXRecordDecl* record) override { generator_->HandleVTable(record); }
  void HandleTranslationUnit(ASTContext& context) override {
    if (!instance_.getDiagnostics().hasErrorOccurred()) generator_->HandleTranslationUnit(context);
  }

 private:
  void pastMarker() {
    Sema& sema = instance_.getSema();
    ASTContext& context = instance_.getASTContext();
    sema.PerformPendingInstantiations();
    const bool isServing = options_ != nullptr;
    auto* source = new DefinitionSource(isServing ? ExternalASTSource::EK_Always
                                                  : ExternalASTSource::EK_Never);
    std::function<bool(const FunctionDecl*)> take = [source](const FunctionDecl* function) {
      return source->insert(function);
    };
    if (isServing) {
      auto offered = std::make_shared<OfferedFunctions>(context, options_->isOffered);
      take = [source, offered](const FunctionDecl* function) {
        return (*offered)(function) && source->insert(function);
      };
    }
    SharedFunctions shared(context, take);
    shared.TraverseDecl(context.getTranslationUnitDecl());
    context.setExternalSource(source);
    isPastMarker_ = true;
    if (!isServing) {
      for (FunctionDecl* function : shared.found) {
        generator_->HandleTopLevelDecl(DeclGroupRef(function->getDefinition()));
      }
      return;
    }
    forwardKept(*source);
    forgetHeaders(sema);
    headerNames_ = namesInHeaders(instance_.getSourceManager());
    reserveTables(context);
    const std::string text = options_->awaitCandidate();
    instance_.getSourceManager().overrideFileContents(
        instance_.getFileManager().getVirtualFileRef(kCandidatePath,
                                                     static_cast<off_t>(text.size()), 0),
        llvm::MemoryBuffer::getMemBufferCopy(text, kCandidatePath));
    headers_.enterCandidate();
  }

  // Of the headers' declarations, those that a candidate may need to emit: inline variables, inline
  // functions that the run-time program does not have.
  void forwardKept(const DefinitionSource& source) {
    const auto isNeeded = [&source](const Decl* declaration) {
      if (isa<FunctionTemplateDecl, ClassTemplateDecl, TypedefNameDecl, TagDecl, UsingDecl,
              UsingShadowDecl, NamespaceDecl, StaticAssertDecl>(declaration)) {
        return false;
      }
      if (const auto* function = dyn_cast<FunctionDecl>(declaration)) {
        return function->isThisDeclarationADefinition() && !function->isDependentContext() &&
               !source.contains(function) && !isWithinUses(function);
      }
      // The run-time program initialises the streams before any candidate begins.
      const auto* variable = dyn_cast<VarDecl>(declaration);
      return !(variable && variable->getIdentifier() && variable->getName() == "__ioinit");
    };
    for (DeclGroupRef group : keptGroups_) {
      bool isForwarded = false;
      for (const Decl* declaration : group) isForwarded = isForwarded || isNeeded(declaration);
      if (isForwarded) generator_->HandleTopLevelDecl(group);
    }
    for (FunctionDecl* function : keptInline_) {
      if (isNeeded(function)) generator_->HandleInlineFunctionDefinition(function);
    }
    keptGroups_ = {};
    keptInline_ = {};
  }

  // What the parser remembers for warnings at the end of a translation unit.
  static void forgetHeaders(Sema& sema) {
    sema.UndefinedButUsed.clear();
    sema.RefsMinusAssignments.clear();
    sema.ExternalDeclarations.clear();
    sema.UnusedFileScopedDecls = decltype(sema.UnusedFileScopedDecls)();
    sema.DelegatingCtorDecls = decltype(sema.DelegatingCtorDecls)();
  }

  static void reserveTables(ASTContext& context);

  CompilerInstance& instance_;
  // nullptr when the object of instantiations is made.
  const TranslationOptions* options_;
  HeaderGraph& headers_;
  std::unique_ptr<CodeGenerator> generator_;
  bool isPastMarker_ = false;
  std::vector<DeclGroupRef> keptGroups_;
  std::vector<FunctionDecl*> keptInline_;
  std::vector<Decl*> candidate_;
  llvm::StringSet<> headerNames_;
};

// Makes room in the tables of templates that are specialised a lot.
class Specializations : public RecursiveASTVisitor<Specializations> {
 public:
  bool TraverseStmt(Stmt*, DataRecursionQueue* = nullptr) { return true; }
  bool VisitClassTemplateDecl(ClassTemplateDecl* declaration) {
    reserve(declaration->getSpecializations());
    return true;
  }
  bool VisitFunctionTemplateDecl(FunctionTemplateDecl* declaration) {
    reserve(declaration->getSpecializations());
    return true;
  }

 private:
  template <class Set>
  static void reserve(Set& set) {
    if (set.size() >= 4) set.Set.reserve(2 * set.size() + 64);
  }
};

// A table of clang that grows is made anew, and every node of it read: in a child that would copy
// thousands of pages. Room for what one candidate adds is cheap here, once.
void Gate::reserveTables(ASTContext& context) {
  beginHotBlocks();
  const auto reserve = [](auto&... sets) { (sets.reserve(2 * sets.size() + 2048), ...); };
  reserve(context.ExtQualNodes, context.PointerTypes, context.LValueReferenceTypes,
          context.RValueReferenceTypes, context.MemberPointerTypes, context.ConstantArrayTypes,
          context.IncompleteArrayTypes, context.FunctionProtoTypes,
          context.DependentTypeOfExprTypes, context.DependentDecltypeTypes,
          context.TemplateTypeParmTypes, context.SubstTemplateTypeParmTypes,
          context.SubstTemplateTypeParmPackTypes, context.TemplateSpecializationTypes,
          context.ParenTypes, context.UsingTypes, context.ElaboratedTypes,
          context.DependentNameTypes, context.DependentTemplateSpecializationTypes,
          context.PackExpansionTypes, context.AutoTypes, context.DeducedTemplateSpecializationTypes,
          context.QualifiedTemplateNames, context.DependentTemplateNames,
          context.SubstTemplateTemplateParms, context.NestedNameSpecifiers,
          context.UnnamedGlobalConstantDecls, context.CanonTemplateTemplateParms);
  Specializations().TraverseDecl(context.getTranslationUnitDecl());
  endHotBlocks();
}

class Action : public ASTFrontendAction {
 public:
  Action(const TranslationOptions* options, HeaderGraph& headers, llvm::LLVMContext& llvmContext)
      : options_(options), headers_(headers), llvmContext_(llvmContext) {}

  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance& instance, StringRef) override {
    headers_.watch(instance.getPreprocessor());
    auto gate = std::make_unique<Gate>(instance, options_, headers_, llvmContext_);
    gate_ = gate.get();
    return gate;
  }
  // The consumer is never freed: the process ends with the translation unit.
  void EndSourceFileAction() override {
    CompilerInstance& instance = getCompilerInstance();
    if (instance.getDiagnostics().hasErrorOccurred()) {
      if (options_ != nullptr && hasCandidate()) noteRefusal(instance);
      return;
    }
    if (options_ != nullptr) {
      doubt = doubtOf(instance.getASTContext(), gate_->candidateDeclarations());
      unsupported = headers_.hiddenNames(instance, gate_->candidateDeclarations());
    }
    module.reset(gate_->generator().ReleaseModule());
  }

  // False when the header itself has an error.
  bool hasCandidate() const { return gate_ != nullptr && gate_->isPastMarker(); }

  Doubt doubt = Doubt::None;
  std::string unsupported;
  // Of a program that g++ refuses too; empty otherwise.
  std::string refusal;
  std::unique_ptr<llvm::Module> module;

 private:
  void noteRefusal(CompilerInstance& instance) {
    const auto& error = *static_cast<const FirstError*>(instance.getDiagnostics().getClient());
    if (isCertain(error, instance, headers_, gate_->headerNames(), gate_->candidateDeclarations()))
      refusal = messageOf(error, instance.getSourceManager());
  }

  const TranslationOptions* options_;
  HeaderGraph& headers_;
  llvm::LLVMContext& llvmContext_;
  Gate* gate_ = nullptr;
};

// The arguments of `clang -cc1`. The header search path is that of g++, so that both rungs read the
// same library.
std::vector<std::string> compilerArguments(const std::string& standard, bool isServing) {
  std::vector<std::string> arguments = {"-triple",
                                        "x86_64-pc-linux-gnu",
                                        "-emit-obj",
                                        "-disable-free",
                                        "-disable-llvm-verifier",
                                        "-discard-value-names",
                                        "-mrelocation-model",
                                        "static",
                                        "-mframe-pointer=all",
                                        "-fmath-errno",
                                        "-ffp-contract=off",
                                        "-mconstructor-aliases",
                                        "-funwind-tables=2",
                                        "-target-cpu",
                                        "x86-64",
                                        "-fdeprecated-macro",
                                        "-fcxx-exceptions",
                                        "-fexceptions",
                                        "-fgnuc-version=4.2.1",
                                        "-w",
                                        "-std=" + standard,
                                        "-D_GNU_SOURCE",
                                        "-DONLINE_JUDGE",
                                        "-D_GLIBCXX_ASSERTIONS",
                                        "-D__GCC_HAVE_DWARF2_CFI_ASM=1",
                                        "-ferror-limit",
                                        "1",
                                        "-fno-spell-checking",
                                        "-fconstexpr-steps=20000",
                                        "-resource-dir",
                                        GOLDPAN_RESOURCE_FOLDER};
  llvm::SmallVector<StringRef, 16> folders;
  StringRef(GOLDPAN_HEADER_FOLDERS).split(folders, ':', -1, /*KeepEmpty=*/false);
  for (StringRef folder : folders) {
    // Below these two lie the headers of C.
    const bool isC = folder == "/usr/include" || folder == "/usr/include/x86_64-linux-gnu";
    arguments.insert(arguments.end(),
                     {isC ? "-internal-externc-isystem" : "-internal-isystem", folder.str()});
  }
  if (isServing) {
    // What would make the outcome depend on the optimiser ends the program, and the full rung
    // decides.
    const char* traps =
        "array-bounds,signed-integer-overflow,shift-exponent,return,unreachable,"
        "builtin,float-cast-overflow";
    arguments.insert(arguments.end(),
                     {"-O0", "-ftrivial-auto-var-init=zero", std::string("-fsanitize=") + traps,
                      std::string("-fsanitize-trap=") + traps});
  } else {
    arguments.insert(arguments.end(), {"-O1", "-ffunction-sections", "-fdata-sections"});
  }
  arguments.insert(arguments.end(), {"-x", "c++", kMainPath});
  return arguments;
}

// A compiler ready to read the header, the marker and, when serving, the candidate.
std::unique_ptr<CompilerInstance> makeInstance(const std::string& standard,
                                               const std::string& header, bool isServing) {
  const std::vector<std::string> arguments = compilerArguments(standard, isServing);
  std::vector<const char*> pointers;
  for (const std::string& argument : arguments) pointers.push_back(argument.c_str());
  auto options = llvm::makeIntrusiveRefCnt<DiagnosticOptions>();
  auto diagnostics = llvm::makeIntrusiveRefCnt<DiagnosticsEngine>(new DiagnosticIDs, options,
                                                                  new IgnoringDiagConsumer);
  auto invocation = std::make_shared<CompilerInvocation>();
  if (!CompilerInvocation::CreateFromArgs(*invocation, pointers, *diagnostics))
    fail("clang does not take --standard " + standard);
  // The parser has read one token beyond the marker when it hands it over: the second semicolon.
  std::string text = "#include \"" + header + "\"\nint " + kMarkerName + ";\n;\n";
  if (isServing) text += std::string("#include \"") + kCandidatePath + "\"\n";
  // A file by name, though it is in memory: the sanitizers ask for the name of the main file.
  invocation->getPreprocessorOpts().addRemappedFile(
      kMainPath, llvm::MemoryBuffer::getMemBufferCopy(text, kMainPath).release());
  auto instance = std::make_unique<CompilerInstance>();
  instance->setInvocation(invocation);
  instance->createDiagnostics(new FirstError);
  // g++ takes a narrowing conversion of what is no constant, as a warning.
  instance->getDiagnostics().setSeverity(diag::ext_init_list_variable_narrowing,
                                         diag::Severity::Ignored, SourceLocation());
  instance->createFileManager();
  return instance;
}

}  // namespace

Translation translate(const TranslationOptions& options) {
  initialiseTarget();
  auto instance = makeInstance(options.standard, options.header, true);
  auto* llvmContext = new llvm::LLVMContext;
  auto* headers = new HeaderGraph;
  auto* action = new Action(&options, *headers, *llvmContext);
  const bool isCompiled = instance->ExecuteAction(*action);
  if (!action->hasCandidate()) fail("cannot compile " + options.header + " as " + options.standard);
  Translation translation;
  if (!isCompiled || action->module == nullptr) {
    translation.reason = action->refusal;
    translation.doubt = action->refusal.empty() ? Doubt::Undefined : Doubt::None;
    return translation;
  }
  translation.doubt = action->doubt;
  if (!action->unsupported.empty()) {
    translation.outcome = Translation::Outcome::Unsupported;
    translation.reason = action->unsupported;
    return translation;
  }
  fillFromRunTime(*action->module);
  emitObject(*action->module, /*isOptimised=*/false, translation.object);
  translation.outcome = Translation::Outcome::Compiled;
  // Freeing it all would cost more than a small compilation.
  action->module.release();
  instance.release();
  return translation;
}

bool emitInstantiations(const std::string& standard, const std::string& header,
                        const std::string& path) {
  initialiseTarget();
  auto instance = makeInstance(standard, header, false);
  instance->getDiagnostics().setClient(
      new TextDiagnosticPrinter(llvm::errs(), &instance->getDiagnosticOpts()));
  auto* llvmContext = new llvm::LLVMContext;
  HeaderGraph headers;
  Action action(nullptr, headers, *llvmContext);
  if (!instance->ExecuteAction(action) || action.module == nullptr) return false;
  llvm::SmallVector<char, 0> object;
  emitObject(*action.module, /*isOptimised=*/true, object);
  std::error_code error;
  llvm::raw_fd_ostream file(path, error);
  if (error) return false;
  file.write(object.data(), object.size());
  file.close();
  action.module.release();
  instance.release();
  return !file.has_error();
}

}  // namespace goldpan::compiler
