#include "refusal.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/Basic/DiagnosticLex.h"
#include "clang/Basic/DiagnosticParse.h"
#include "clang/Basic/DiagnosticSema.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Lex/Lexer.h"
#include "clang/Sema/Sema.h"
#include "headers.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/raw_ostream.h"

namespace goldpan::compiler {

using namespace clang;

namespace {

std::string nameIn(const Diagnostic& diagnostic) {
  for (unsigned i = 0; i < diagnostic.getNumArgs(); ++i) {
    switch (diagnostic.getArgKind(i)) {
      case DiagnosticsEngine::ak_std_string:
        return diagnostic.getArgStdStr(i);
      case DiagnosticsEngine::ak_identifierinfo:
        return diagnostic.getArgIdentifier(i)->getName().str();
      case DiagnosticsEngine::ak_declarationname:
        return DeclarationName::getFromOpaqueInteger(diagnostic.getRawArg(i)).getAsString();
      default:
        break;
    }
  }
  return "";
}

void forEachToken(StringRef text, const LangOptions& language,
                  llvm::function_ref<void(const Token&)> visit) {
  Lexer lexer(SourceLocation(), language, text.begin(), text.begin(), text.end());
  for (Token token; !lexer.LexFromRawLexer(token);) visit(token);
}

enum class Kind { Other, Syntax, Name };

Kind kindOf(unsigned id) {
  switch (id) {
    case diag::err_expected:
    case diag::err_expected_after:
    case diag::err_expected_either:
    case diag::err_expected_expression:
    case diag::err_expected_fn_body:
    case diag::err_expected_lparen_after:
    case diag::err_expected_member_name_or_semi:
    case diag::err_expected_rparen_after:
    case diag::err_expected_semi_after_expr:
    case diag::err_expected_semi_after_stmt:
    case diag::err_expected_semi_declaration:
    case diag::err_expected_semi_decl_list:
    case diag::err_expected_semi_for:
    case diag::err_expected_statement:
    case diag::err_expected_unqualified_id:
    case diag::err_expected_while:
    case diag::err_extraneous_closing_brace:
    case diag::err_invalid_token_after_toplevel_declarator:
    case diag::err_unterminated_block_comment:
      return Kind::Syntax;
    case diag::err_undeclared_use:
    case diag::err_undeclared_var_use:
    case diag::err_unknown_typename:
      return Kind::Name;
    default:
      return Kind::Other;
  }
}

bool isReserved(StringRef name) {
  return name.contains("__") || (name.size() > 1 && name[0] == '_' && isUppercase(name[1]));
}

// Reserved names that mean the same to both compilers wherever they stand.
bool isSharedReserved(StringRef name) {
  return name == "__int128" || name == "__int128_t" || name == "__uint128_t" || name == "__gcd" ||
         name == "__lg" || name == "__VA_ARGS__" || name == "__LINE__" ||
         name.starts_with("__builtin_popcount") || name.starts_with("__builtin_c");
}

// Words of grammar in which the compilers differ, or which one of them knows only by an option.
bool isOfDialect(StringRef word) {
  return word == "asm" || word == "concept" || word == "explicit" || word == "export" ||
         word == "import" || word == "module" || word == "requires" || word == "typeof" ||
         word.starts_with("co_") || (isReserved(word) && !isSharedReserved(word));
}

// Whether the text is written in nothing but the grammar that both share: no attributes, no words
// of a dialect, no characters beyond ASCII outside of literals and comments.
bool isPlain(StringRef text, const LangOptions& language) {
  bool isPlain = true;
  bool isAfterBracket = false;
  forEachToken(text, language, [&](const Token& token) {
    if (token.is(tok::raw_identifier)) {
      const StringRef word = token.getRawIdentifier();
      const bool isAscii = llvm::all_of(word, [](char c) { return c > 0 && c != '\\'; });
      if (!isAscii || isOfDialect(word)) isPlain = false;
    }
    if (token.is(tok::l_square) && isAfterBracket) isPlain = false;
    isAfterBracket = token.is(tok::l_square);
  });
  return isPlain;
}

}  // namespace

void FirstError::HandleDiagnostic(DiagnosticsEngine::Level level, const Diagnostic& diagnostic) {
  DiagnosticConsumer::HandleDiagnostic(level, diagnostic);
  if (level < DiagnosticsEngine::Error || id != 0) return;
  id = diagnostic.getID();
  location = diagnostic.getLocation();
  llvm::SmallString<128> message;
  diagnostic.FormatDiagnostic(message);
  text = message.str().str();
  name = nameIn(diagnostic);
}

llvm::StringSet<> namesInHeaders(const SourceManager& sources) {
  llvm::StringSet<> names;
  for (auto file = sources.fileinfo_begin(); file != sources.fileinfo_end(); ++file) {
    const auto buffer = file->second->getBufferIfLoaded();
    // Ours is no header of g++.
    if (!buffer || file->first.getName() == GOLDPAN_INSTANTIATIONS_HEADER) continue;
    forEachToken(buffer->getBuffer(), LangOptions(), [&names](const Token& token) {
      if (token.is(tok::raw_identifier)) names.insert(token.getRawIdentifier());
    });
  }
  return names;
}

bool isCertain(const FirstError& error, CompilerInstance& instance, const HeaderGraph& headers,
               const llvm::StringSet<>& headerNames, const std::vector<Decl*>& declarations) {
  const Kind kind = kindOf(error.id);
  if (kind == Kind::Other || error.location.isInvalid()) return false;
  SourceManager& sources = instance.getSourceManager();
  if (!headers.isOfCandidate(sources, error.location)) return false;
  if (!headers.hiddenMacro(sources).empty()) return false;
  if (!isPlain(headers.candidateText(sources), instance.getLangOpts())) return false;
  if (headers.hasRivalInStd(instance, declarations)) return false;
  if (kind == Kind::Syntax) return true;
  if (isReserved(error.name)) return false;
  // A name of std that the program does not qualify; or one that no header could declare under any
  // condition.
  ASTContext& context = instance.getASTContext();
  const NamespaceDecl* standard = instance.getSema().getStdNamespace();
  const DeclarationName name(&context.Idents.get(error.name));
  if (standard != nullptr && !standard->lookup(name).empty()) return true;
  return !headerNames.contains(error.name);
}

std::string messageOf(const FirstError& error, const SourceManager& sources) {
  std::string message;
  llvm::raw_string_ostream stream(message);
  stream << "program.cpp:";
  const SourceLocation expansion = sources.getExpansionLoc(error.location);
  // The end of the text is where the main file goes on.
  if (sources.isInMainFile(expansion)) {
    stream << " at its end";
  } else {
    const PresumedLoc place = sources.getPresumedLoc(expansion);
    stream << place.getLine() << ':' << place.getColumn();
  }
  stream << ": error: " << error.text;
  return message;
}

}  // namespace goldpan::compiler
