#include "profile.h"

namespace goldpan {
namespace {

constexpr uint64_t kMiB = 1 << 20;

const std::vector<std::string> kLibraryTrees = {"/lib", "/lib64", "/usr/lib", "/usr/lib64"};
const std::vector<std::string> kPythonTrees = {"/lib", "/lib64", "/usr/lib", "/usr/lib64",
                                               "/usr/bin/python3"};
const std::vector<std::string> kToolchainTrees = {
    "/usr/bin", "/bin",         "/usr/lib",     "/usr/lib64",        "/lib",
    "/lib64",   "/usr/libexec", "/usr/include", "/usr/local/include"};

const ProfileTraits kNative = {{}, {}, false, false, false, 48 * kMiB};
const ProfileTraits kValidator = {{}, {}, false, true, false, 48 * kMiB};
const ProfileTraits kPython = {kPythonTrees, {"/dev/null", "/dev/urandom"}, false, true, false,
                               128 * kMiB};
const ProfileTraits kJavaScript = {kLibraryTrees, {"/dev/null", "/dev/urandom"}, false, true, false,
                                   std::nullopt};
const ProfileTraits kCompile = {kToolchainTrees, {"/dev/null"}, true, true, true, 256 * kMiB};

}  // namespace

std::string_view profileName(Profile profile) {
  switch (profile) {
    case Profile::Native:
      return "native";
    case Profile::Validator:
      return "validator";
    case Profile::Python:
      return "python";
    case Profile::JavaScript:
      return "javascript";
    case Profile::Compile:
      return "compile";
  }
  __builtin_unreachable();
}

std::optional<Profile> profileByName(std::string_view name) {
  for (const Profile profile : kProfiles) {
    if (profileName(profile) == name) return profile;
  }
  return std::nullopt;
}

const ProfileTraits& traitsOf(Profile profile) {
  switch (profile) {
    case Profile::Native:
      return kNative;
    case Profile::Validator:
      return kValidator;
    case Profile::Python:
      return kPython;
    case Profile::JavaScript:
      return kJavaScript;
    case Profile::Compile:
      return kCompile;
  }
  __builtin_unreachable();
}

std::vector<std::string> environmentOf(Profile profile, const std::string& scratchPath) {
  std::vector<std::string> environment = {"PATH=/usr/local/bin:/usr/bin:/bin", "LANG=C.UTF-8",
                                          "HOME=/nonexistent", "TMPDIR=" + scratchPath};
  if (profile == Profile::Python) {
    // The same program on the same input must behave the same: sets iterate in one order.
    environment.push_back("PYTHONHASHSEED=0");
    environment.push_back("PYTHONDONTWRITEBYTECODE=1");
  }
  if (profile == Profile::JavaScript) {
    environment.push_back("UV_USE_IO_URING=0");
    // Node does not start when the file of the system exists and cannot be read.
    environment.push_back("OPENSSL_CONF=/dev/null");
  }
  return environment;
}

}  // namespace goldpan
