// A plugin of g++, used only while a header is precompiled.
//
// g++ puts the instantiation of function templates off to the end of the translation unit. What
// bits/stdc++.h itself uses is therefore not in the precompiled header, and every program that reads
// one makes the same thousand instantiations again. `#pragma goldpan instantiate_pending` at the end
// of the header makes them there, by g++'s own function and as at the end of a unit; g++ reads the
// precompiled header without this plugin. same-code.test.ts compares the code of programs.

// First, as GCC's manual ("Writing a plugin") has it; then in the order in which they need each other.
#include "gcc-plugin.h"
#include "tree.h"
#include "cp/cp-tree.h"
#include "c-family/c-common.h"
#include "c-family/c-pragma.h"
#include "diagnostic-core.h"
#include "plugin-version.h"

// GCC loads only plugins that say so.
int plugin_is_GPL_compatible;

// GCC's list of what is pending is private to pt.c (GCC 4.3 and later), but the garbage collector's
// table of roots leads to its head and its last link. findPending checks that they fit together.
struct pending_template {
  pending_template* next;
  tinst_level* tinst;
};
extern const ggc_root_tab gt_ggc_r_gt_cp_pt_h[];
extern void gt_ggc_mx_pending_template(void*);

namespace {

bool isDone = false;

bool leadsTo(const pending_template* from, const pending_template* to) {
  for (; from != nullptr; from = from->next) {
    if (from == to) return to->next == nullptr;
  }
  return false;
}

// The head of the list, or null where GCC does not keep it as described above.
pending_template* findPending() {
  pending_template* ends[2] = {};
  size_t count = 0;
  for (const ggc_root_tab* root = gt_ggc_r_gt_cp_pt_h; root->base != nullptr; ++root) {
    if (root->cb != gt_ggc_mx_pending_template) continue;
    if (count == 2) return nullptr;
    ends[count++] = *static_cast<pending_template**>(root->base);
  }
  if (count != 2 || ends[0] == nullptr || ends[1] == nullptr) return nullptr;
  if (leadsTo(ends[0], ends[1])) return ends[0];
  return leadsTo(ends[1], ends[0]) ? ends[1] : nullptr;
}

// A constexpr function is instantiated earlier than at the end where a program makes g++ evaluate it,
// and then its constructors are not aliases of each other, which shows in the inlining of programs.
// Those over strings of char are what the header shares with programs: they stay as they were.
bool isLeftToProgram(tree declaration) {
  return TREE_CODE(declaration) == FUNCTION_DECL && DECL_DECLARED_CONSTEXPR_P(declaration) &&
         strstr(decl_as_string(declaration, 0), "char>") != nullptr;
}

// Returns how many were instantiated. Instantiating adds to the end of the list that is walked; at the
// end of a unit g++ drops from it what has been done.
int instantiateAll(pending_template* pending) {
  int count = 0;
  at_eof = 1;
  for (; pending != nullptr; pending = pending->next) {
    const tree declaration = pending->tinst->get_node();
    if (!VAR_OR_FUNCTION_DECL_P(declaration) || isLeftToProgram(declaration)) continue;
    if (DECL_TEMPLATE_SPECIALIZATION(declaration) || DECL_TEMPLATE_INSTANTIATED(declaration))
      continue;
    instantiate_decl(declaration, /*defer_ok=*/false, /*expl_inst_class_mem_p=*/false);
    if (DECL_TEMPLATE_INSTANTIATED(declaration)) ++count;
  }
  at_eof = 0;
  return count;
}

void handlePragma(cpp_reader*) {
  isDone = true;
  tree rest;
  if (pragma_lex(&rest) != CPP_EOF) {
    error("%<#pragma goldpan instantiate_pending%> takes no argument");
  } else if (pch_file == nullptr) {
    error("%<#pragma goldpan instantiate_pending%> works only where a header is precompiled");
  } else if (!global_bindings_p() || at_eof != 0) {
    error("%<#pragma goldpan instantiate_pending%> must stand at the end of a header, in no scope");
  } else if (pending_template* const pending = findPending(); pending == nullptr) {
    error("no list of pending templates: none is pending, or GCC %s keeps it otherwise than known",
          gcc_version.basever);
  } else if (instantiateAll(pending) == 0) {
    error("nothing could be instantiated at %<#pragma goldpan instantiate_pending%>");
  }
}

void registerPragma(void*, void*) {
  c_register_pragma("goldpan", "instantiate_pending", handlePragma);
}

// Without the pragma every program would compile as slowly as ever, and nobody would see why.
void checkDone(void*, void*) {
  if (!isDone && !seen_error()) error("the header has no %<#pragma goldpan instantiate_pending%>");
}

}  // namespace

// Called by GCC; anything but 0 ends the compilation.
int plugin_init(plugin_name_args* plugin, plugin_gcc_version* running) {
  if (!plugin_default_version_check(running, &gcc_version)) {
    error("the plugin was built for GCC %s of %s and runs in %s of %s: build it with the same g++",
          gcc_version.basever, gcc_version.datestamp, running->basever, running->datestamp);
    return 1;
  }
  register_callback(plugin->base_name, PLUGIN_PRAGMAS, registerPragma, nullptr);
  register_callback(plugin->base_name, PLUGIN_FINISH, checkDone, nullptr);
  return 0;
}
