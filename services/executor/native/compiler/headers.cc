#include "headers.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/CharInfo.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Lex/MacroInfo.h"
#include "clang/Lex/PPCallbacks.h"
#include "clang/Lex/Preprocessor.h"
#include "clang/Sema/Sema.h"
#include "llvm/ADT/STLExtras.h"

namespace goldpan::compiler {

using namespace clang;

class HeaderWatcher : public PPCallbacks {
 public:
  HeaderWatcher(HeaderGraph& graph, SourceManager& sources) : graph_(graph), sources_(sources) {}

  // Called for a header that is skipped because it was read before, too.
  void InclusionDirective(SourceLocation hash, const Token&, StringRef, bool, CharSourceRange,
                          OptionalFileEntryRef file, StringRef, StringRef, const Module*, bool,
                          SrcMgr::CharacteristicKind) override {
    if (!file) return;
    const FileEntry* includer = fileOf(hash);
    if (graph_.isInCandidate_ && (includer == nullptr || isCandidate(includer))) {
      graph_.candidateIncludes_.insert(&file->getFileEntry());
      if (hasDefinedMacro_) graph_.hasLateInclude_ = true;
    } else if (includer != nullptr) {
      graph_.includes_[includer].insert(&file->getFileEntry());
    }
  }
  void MacroDefined(const Token&, const MacroDirective* directive) override {
    if (graph_.isInCandidate_ && isCandidate(fileOf(directive->getLocation())))
      hasDefinedMacro_ = true;
  }
  void MacroExpands(const Token& name, const MacroDefinition& definition, SourceRange range,
                    const MacroArgs*) override {
    use(name, definition, range.getBegin());
  }
  void Defined(const Token& name, const MacroDefinition& definition, SourceRange range) override {
    use(name, definition, range.getBegin());
  }
  void Ifdef(SourceLocation location, const Token& name,
             const MacroDefinition& definition) override {
    use(name, definition, location);
  }
  void Ifndef(SourceLocation location, const Token& name,
              const MacroDefinition& definition) override {
    use(name, definition, location);
  }

 private:
  void use(const Token& name, const MacroDefinition& definition, SourceLocation location) {
    if (!graph_.isInCandidate_) return;
    if (!isCandidate(fileOf(sources_.getExpansionLoc(location)))) return;
    const StringRef spelling = name.getIdentifierInfo()->getName();
    const FileEntry* file =
        definition ? fileOf(definition.getMacroInfo()->getDefinitionLoc()) : nullptr;
    // Not where a macro of a header, such as INT_MAX or assert, leads to one.
    const FileEntry* speller =
        sources_.getFileEntryForID(sources_.getFileID(sources_.getSpellingLoc(name.getLocation())));
    // A name that is put together from pieces has no file.
    const bool isOwnName = speller == nullptr || isCandidate(speller);
    if (file == nullptr && isOwnName && isOfCompiler(spelling))
      graph_.compilerMacro_ = spelling.str();
    if (!definition) return;
    if (file == nullptr || isCandidate(file)) return;
    graph_.candidateMacros_.emplace_back(name.getIdentifierInfo()->getName().str(), file);
  }
  // What a compiler says of itself, or leaves undefined; both define these alike.
  static bool isOfCompiler(StringRef name) {
    const bool isReserved =
        name.size() > 1 && name[0] == '_' && (name[1] == '_' || isUppercase(name[1]));
    return isReserved && name != "__cplusplus" && name != "__LINE__" &&
           name != "__SIZEOF_INT128__" && name != "__x86_64__" && name != "__linux__" &&
           name != "__unix__" && name != "_GNU_SOURCE";
  }
  const FileEntry* fileOf(SourceLocation location) const {
    return sources_.getFileEntryForID(sources_.getFileID(sources_.getExpansionLoc(location)));
  }
  bool isCandidate(const FileEntry* file) const {
    if (file == nullptr) return false;
    if (candidate_ == nullptr && graph_.isInCandidate_) {
      const auto name = sources_.getFileManager().getOptionalFileRef(kCandidatePath);
      if (name) candidate_ = &name->getFileEntry();
    }
    return file == candidate_;
  }

  HeaderGraph& graph_;
  SourceManager& sources_;
  mutable const FileEntry* candidate_ = nullptr;
  bool hasDefinedMacro_ = false;
};

namespace {

// Collects what a candidate's own code refers to outside of it.
class References : public RecursiveASTVisitor<References> {
 public:
  References(const SourceManager& sources, const llvm::DenseSet<const FileEntry*>& visible)
      : sources_(sources), visible_(visible) {}

  bool VisitDeclRefExpr(DeclRefExpr* expression) {
    require(expression->getFoundDecl(), expression->getDecl());
    return true;
  }
  bool VisitOverloadExpr(OverloadExpr* expression) {
    // Operators of built-in types need no declaration.
    if (expression->getNumDecls() == 0 ||
        expression->getName().getCXXOverloadedOperator() != OO_None)
      return true;
    for (const NamedDecl* declaration : expression->decls()) {
      if (isVisible(declaration) || isVisible(declaration->getUnderlyingDecl())) return true;
    }
    hide(*expression->decls_begin());
    return true;
  }
  bool VisitTypedefTypeLoc(TypedefTypeLoc type) {
    const TypedefNameDecl* alias = type.getTypedefNameDecl();
    require(alias, alias);
    // std::stringstream is declared far and wide, and defined in <sstream>.
    const auto* record = alias->getUnderlyingType()->getAsCXXRecordDecl();
    if (const auto* instance = dyn_cast_or_null<ClassTemplateSpecializationDecl>(record)) {
      requireDefinition(instance->getSpecializedTemplate()->getTemplatedDecl());
    }
    return true;
  }
  bool VisitUsingTypeLoc(UsingTypeLoc type) {
    requireDefinition(type.getTypePtr()->getAsTagDecl());
    return true;
  }
  bool VisitTagTypeLoc(TagTypeLoc type) {
    requireDefinition(type.getDecl());
    return true;
  }
  bool VisitTemplateSpecializationTypeLoc(TemplateSpecializationTypeLoc type) {
    const TemplateDecl* declaration = type.getTypePtr()->getTemplateName().getAsTemplateDecl();
    if (const auto* alias = dyn_cast_or_null<TypeAliasTemplateDecl>(declaration)) {
      require(alias, alias);
    } else if (const auto* pattern = dyn_cast_or_null<ClassTemplateDecl>(declaration)) {
      requireDefinition(pattern->getTemplatedDecl());
    }
    return true;
  }

  std::string hidden;

 private:
  bool isVisible(const Decl* declaration) const {
    for (const Decl* each : declaration->redecls()) {
      if (isVisibleAt(each->getLocation())) return true;
    }
    return false;
  }
  bool isVisibleAt(SourceLocation location) const {
    if (location.isInvalid()) return true;
    const FileEntry* file =
        sources_.getFileEntryForID(sources_.getFileID(sources_.getExpansionLoc(location)));
    return file == nullptr || visible_.contains(file);
  }
  void require(const NamedDecl* found, const NamedDecl* declaration) {
    if (isMember(declaration)) return;
    if (!isVisible(found) && !isVisible(declaration)) hide(declaration);
  }
  // A class must not only be declared.
  void requireDefinition(const TagDecl* tag) {
    if (tag == nullptr || isMember(tag)) return;
    const TagDecl* definition = tag->getDefinition();
    if (!isVisibleAt((definition ? definition : tag)->getLocation())) hide(tag);
  }
  // Who can name a member has named its class.
  static bool isMember(const Decl* declaration) {
    return declaration->getDeclContext()->isRecord() ||
           declaration->getDeclContext()->isFunctionOrMethod();
  }
  void hide(const NamedDecl* declaration) {
    if (hidden.empty()) hidden = declaration->getQualifiedNameAsString();
  }

  const SourceManager& sources_;
  const llvm::DenseSet<const FileEntry*>& visible_;
};

}  // namespace

void HeaderGraph::watch(Preprocessor& preprocessor) {
  preprocessor.addPPCallbacks(
      std::make_unique<HeaderWatcher>(*this, preprocessor.getSourceManager()));
}

HeaderGraph::Files HeaderGraph::visibleFiles(SourceManager& sources) const {
  Files visible;
  std::vector<const FileEntry*> open(candidateIncludes_.begin(), candidateIncludes_.end());
  while (!open.empty()) {
    const FileEntry* file = open.back();
    open.pop_back();
    if (!visible.insert(file).second) continue;
    const auto included = includes_.find(file);
    if (included != includes_.end())
      open.insert(open.end(), included->second.begin(), included->second.end());
  }
  const auto candidate = sources.getFileManager().getOptionalFileRef(kCandidatePath);
  if (candidate) visible.insert(&candidate->getFileEntry());
  return visible;
}

std::string HeaderGraph::hiddenMacro(SourceManager& sources) const {
  if (!compilerMacro_.empty()) return "it asks the compiler for " + compilerMacro_;
  if (hasLateInclude_) return "a macro is defined before a header is included";
  const Files visible = visibleFiles(sources);
  for (const auto& [name, file] : candidateMacros_) {
    if (!visible.contains(file)) return "no header that it includes defines " + name;
  }
  return "";
}

std::string HeaderGraph::hiddenNames(CompilerInstance& instance,
                                     const std::vector<Decl*>& declarations) const {
  SourceManager& sources = instance.getSourceManager();
  const std::string macro = hiddenMacro(sources);
  if (!macro.empty()) return macro;
  const Files visible = visibleFiles(sources);
  References references(sources, visible);
  for (Decl* declaration : declarations) references.TraverseDecl(declaration);
  if (references.hidden.empty()) return "";
  return "no header that it includes declares " + references.hidden;
}

bool HeaderGraph::hasRivalInStd(CompilerInstance& instance,
                                const std::vector<Decl*>& declarations) const {
  const NamespaceDecl* standard = instance.getSema().getStdNamespace();
  if (standard == nullptr) return false;
  SourceManager& sources = instance.getSourceManager();
  const Files visible = visibleFiles(sources);
  const auto isHidden = [&](const NamedDecl* rival) {
    return llvm::none_of(rival->redecls(), [&](const Decl* each) {
      return visible.contains(sources.getFileEntryForID(
          sources.getFileID(sources.getExpansionLoc(each->getLocation()))));
    });
  };
  const auto hasRival = [&](const Decl* declaration) {
    const auto* named = dyn_cast<NamedDecl>(declaration);
    return named != nullptr && named->getDeclName() &&
           llvm::any_of(standard->lookup(named->getDeclName()), isHidden);
  };
  return llvm::any_of(declarations, [&](const Decl* declaration) {
    const auto* enumeration = dyn_cast<EnumDecl>(declaration);
    return hasRival(declaration) ||
           (enumeration && llvm::any_of(enumeration->enumerators(), hasRival));
  });
}

bool HeaderGraph::isOfCandidate(SourceManager& sources, SourceLocation location) const {
  const auto candidate = sources.getFileManager().getOptionalFileRef(kCandidatePath);
  const auto isWithin = [&](SourceLocation place) {
    const FileID file = sources.getFileID(place);
    return file == sources.getMainFileID() ||
           (candidate && sources.getFileEntryForID(file) == &candidate->getFileEntry());
  };
  return isWithin(sources.getExpansionLoc(location)) && isWithin(sources.getSpellingLoc(location));
}

StringRef HeaderGraph::candidateText(SourceManager& sources) const {
  const auto candidate = sources.getFileManager().getOptionalFileRef(kCandidatePath);
  const auto buffer = candidate ? sources.getMemoryBufferForFileOrNone(*candidate) : std::nullopt;
  return buffer ? buffer->getBuffer() : StringRef();
}

}  // namespace goldpan::compiler
