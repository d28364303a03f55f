#include "execute.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <climits>
#include <cstdlib>
#include <set>
#include <string_view>

#include "elf.h"
#include "fault.h"
#include "landlock.h"
#include "limits.h"
#include "spawn.h"

namespace goldpan {
namespace {

struct Pipe {
  UniqueFd read;
  UniqueFd write;
};

Pipe makePipe() {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) throwErrno("pipe2");
  Pipe both{UniqueFd(ends[0]), UniqueFd(ends[1])};
  // Landlock does not see pipes, and /proc/self/fd opens them again: a compiler told to include its
  // own output would wait for it until its time is up.
  if (fchmod(ends[0], 0) != 0) throwErrno("closing a pipe to others");
  return both;
}

void emptyFile(int fd) {
  if (ftruncate(fd, 0) != 0) throwErrno("ftruncate");
}

std::string resolve(const std::string& path) {
  char resolved[PATH_MAX];
  return realpath(path.c_str(), resolved) == nullptr ? std::string() : std::string(resolved);
}

bool isBelow(const std::string& path, const std::string& tree) {
  return path == tree || (path.starts_with(tree) && (tree == "/" || path[tree.size()] == '/'));
}

std::vector<char*> pointersTo(const std::vector<std::string>& strings) {
  std::vector<char*> pointers;
  pointers.reserve(strings.size() + 1);
  // The kernel only reads them; execve's type is older than const.
  for (const std::string& text : strings) pointers.push_back(const_cast<char*>(text.c_str()));
  pointers.push_back(nullptr);
  return pointers;
}

UniqueFd copyToMemory(int source, uint64_t bytes) {
  UniqueFd file = createMemoryFile(true);
  off_t offset = 0;
  while (static_cast<uint64_t>(offset) < bytes) {
    const ssize_t copied =
        sendfile(file.get(), source, &offset, bytes - static_cast<uint64_t>(offset));
    if (copied < 0 && errno == EINTR) continue;
    if (copied <= 0) throwErrno("keeping a collected file");
  }
  return file;
}

}  // namespace

// What all executions of one request share. Holds the blobs, so that none is evicted meanwhile.
struct Executor::Prepared {
  BlobPointer executable;
  UniqueFd executableFile;
  std::string executablePath;
  std::vector<BlobPointer> fdBlobs;
  std::vector<BlobPointer> fileBlobs;
  std::vector<BlobPointer> inputs;
  std::vector<std::string> readPaths;
  std::vector<std::string> environment;
  ResourceLimits resourceLimits;
  bool usesScratch;
  UniqueFd ruleset;
};

Executor::Executor(const SlotConfig& config, BlobStore* blobs, int connectionFd)
    : config_(config),
      blobs_(blobs),
      connectionFd_(connectionFd),
      scratch_(config.scratchPath, config.user),
      stdoutFile_(createMemoryFile(false)),
      stderrFile_(createMemoryFile(false)) {
  auto empty = std::make_shared<Blob>();
  empty->fd = createMemoryFile(false);
  if (fcntl(empty->fd.get(), F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SEAL) != 0) {
    throwErrno("sealing the empty input");
  }
  emptyBlob_ = std::move(empty);
  const bool isSignalScoped = config.user.isOwn || config.landlockAbi >= 6;
  for (const Profile profile : kProfiles) {
    filters_.push_back(buildSeccompFilter(profile, isSignalScoped));
  }
}

size_t Executor::run(const RunRequest& request, const Report& report) {
  Prepared prepared = prepare(request);
  size_t count = 0;
  for (size_t index = 0; index < request.inputs.size(); ++index) {
    const Outcome outcome = executeOnce(request, &prepared, index);
    report(index, outcome);
    ++count;
    if (request.stopOnAbnormalExit && outcome.isAbnormal()) break;
  }
  if (prepared.usesScratch) scratch_.wipe();
  return count;
}

Executor::Prepared Executor::prepare(const RunRequest& request) {
  Prepared prepared{};
  std::set<std::string> missing;
  const auto find = [&](const std::string& id) {
    BlobPointer blob = blobs_->find(id);
    if (blob == nullptr) missing.insert(id);
    return blob;
  };
  if (!request.executableId.empty()) prepared.executable = find(request.executableId);
  for (const InheritedFd& entry : request.fds) prepared.fdBlobs.push_back(find(entry.id));
  for (const ScratchFile& file : request.files) prepared.fileBlobs.push_back(find(file.id));
  for (const auto& input : request.inputs) {
    prepared.inputs.push_back(input ? find(*input) : emptyBlob_);
  }
  if (!missing.empty()) {
    throw Refusal("BLOB_MISSING", std::to_string(missing.size()) + " blobs are not in this slot",
                  std::vector<std::string>(missing.begin(), missing.end()));
  }

  const ProfileTraits& traits = traitsOf(request.profile);
  for (const std::string& path : request.readPaths) {
    const std::string resolved = resolve(path);
    const bool isAllowed = std::any_of(
        config_.allowedReadPaths.begin(), config_.allowedReadPaths.end(),
        [&](const std::string& tree) { return !resolved.empty() && isBelow(resolved, tree); });
    if (!isAllowed) {
      throw Refusal("PATH_NOT_ALLOWED", "readPaths[] \"" + path +
                                            "\" does not exist or lies in no tree that the runner "
                                            "was started with (--allow-read)");
    }
    prepared.readPaths.push_back(resolved);
  }
  if (!request.executablePath.empty()) {
    const std::string resolved = resolve(request.executablePath);
    std::vector<std::string> trees = prepared.readPaths;
    for (const std::string& tree : traits.readTrees) trees.push_back(resolve(tree));
    const bool isAllowed = std::any_of(trees.begin(), trees.end(), [&](const std::string& tree) {
      return !tree.empty() && !resolved.empty() && isBelow(resolved, tree);
    });
    if (!isAllowed) {
      throw Refusal("PATH_NOT_ALLOWED",
                    "executable.path \"" + request.executablePath +
                        "\" does not exist or lies outside the trees of profile \"" +
                        std::string(profileName(request.profile)) + "\" and of readPaths");
    }
    prepared.executableFile.reset(open(resolved.c_str(), O_PATH | O_CLOEXEC));
    if (!prepared.executableFile.isOpen()) throwErrno("opening " + resolved);
  }
  prepared.environment = environmentOf(request.profile, scratch_.path());
  prepared.resourceLimits =
      resourceLimitsOf(request.profile, request.limits, config_.taskCountSpare);
  prepared.usesScratch =
      traits.isScratchWritable || !request.files.empty() || !request.directories.empty();
  if (!prepared.usesScratch) prepared.ruleset = rulesetFor(request, prepared);
  return prepared;
}

Outcome Executor::executeOnce(const RunRequest& request, Prepared* prepared, size_t index) {
  Outcome outcome;
  if (prepared->executable != nullptr) {
    const ElfNeeds needs = elfNeeds(prepared->executable->fd.get());
    const bool isTooLarge = needs.loadBytes > request.limits.memoryBytes;
    // A source can ask for one (a section named .interp). Where there is no path, exec would fail,
    // which is no fault of ours.
    const bool lacksInterpreter = needs.hasInterpreter &&
                                  traitsOf(request.profile).readTrees.empty() &&
                                  prepared->readPaths.empty();
    if (isTooLarge || lacksInterpreter) {
      if (isTooLarge) {
        // Under RLIMIT_AS such a program would die of a signal inside exec, which says nothing.
        outcome.limitExceeded = LimitExceeded::Memory;
        outcome.memoryBytesPeak = needs.loadBytes;
      }
      for (const Collection& wanted : request.collect) {
        outcome.collected.push_back({.name = wanted.name, .fd = {}, .isMissing = true});
      }
      return outcome;
    }
  }
  UniqueFd ruleset;
  if (prepared->usesScratch) {
    fillScratch(request, *prepared);
    ruleset = rulesetFor(request, *prepared);
  }
  const UniqueFd input = reopenReadOnly(prepared->inputs[index]->fd.get());
  std::vector<UniqueFd> extraFiles;
  std::vector<FdPlacement> extraFds;
  for (size_t i = 0; i < request.fds.size(); ++i) {
    extraFiles.push_back(reopenReadOnly(prepared->fdBlobs[i]->fd.get()));
    extraFds.push_back({extraFiles.back().get(), request.fds[i].fd});
  }
  UniqueFd program;
  if (prepared->executable != nullptr) program = reopenReadOnly(prepared->executable->fd.get());
  emptyFile(stdoutFile_.get());
  emptyFile(stderrFile_.get());
  Pipe outputPipe = makePipe();
  Pipe errorPipe = makePipe();
  const std::vector<char*> argv = pointersTo(request.argv);
  const std::vector<char*> environment = pointersTo(prepared->environment);

  ContainPlan plan{
      .standardInput = input.get(),
      .standardOutput = outputPipe.write.get(),
      .standardError = errorPipe.write.get(),
      .extraFds = extraFds.data(),
      .extraFdCount = extraFds.size(),
      .programFd = program.isOpen() ? program.get() : prepared->executableFile.get(),
      .workingDirectoryFd = scratch_.fd(),
      .rulesetFd = ruleset.isOpen() ? ruleset.get() : prepared->ruleset.get(),
      .filter = &filters_[static_cast<size_t>(request.profile)],
      .limits = &prepared->resourceLimits,
      .user = config_.user,
      .slotProcess = getpid(),
      .argv = argv.data(),
      .environment = environment.data(),
      .failedStep = nullptr,
      .failedErrno = 0,
  };
  const Supervision supervision{&request.limits, request.profile,
                                prepared->usesScratch ? &scratch_ : nullptr, connectionFd_,
                                monotonicNs()};
  const Child child = spawn(&plan);
  outputPipe.write.reset();
  errorPipe.write.reset();
  Capture standardOutput{std::move(outputPipe.read), stdoutFile_.get(),
                         request.limits.stdoutBytesMax};
  Capture standardError{std::move(errorPipe.read), stderrFile_.get(),
                        request.limits.stderrBytesMax};
  const Observation observation = supervise(child, supervision, &standardOutput, &standardError);

  outcome.stdoutBytes = standardOutput.bytes;
  outcome.stderrBytes = standardError.bytes;
  outcome.isStdoutTruncated = standardOutput.isTruncated;
  outcome.isStderrTruncated = standardError.isTruncated;
  classify(request, observation, &outcome);
  collect(request, &outcome);
  return outcome;
}

void Executor::fillScratch(const RunRequest& request, const Prepared& prepared) {
  scratch_.wipe();
  for (const std::string& directory : request.directories) scratch_.makeDirectory(directory);
  for (size_t i = 0; i < request.files.size(); ++i) {
    scratch_.writeFile(request.files[i].name, *prepared.fileBlobs[i], request.files[i].mode);
  }
}

UniqueFd Executor::rulesetFor(const RunRequest& request, const Prepared& prepared) const {
  if (config_.landlockAbi == 0) return {};
  const ProfileTraits& traits = traitsOf(request.profile);
  std::vector<PathRule> rules;
  for (const std::string& tree : traits.readTrees) {
    rules.push_back({tree, PathAccess::ReadExecute, true});
  }
  for (const std::string& device : traits.devices) {
    rules.push_back({device, PathAccess::Device, true});
  }
  for (const std::string& path : prepared.readPaths) {
    rules.push_back({path, PathAccess::ReadExecute, false});
  }
  if (prepared.usesScratch) {
    rules.push_back({scratch_.path(),
                     traits.isScratchWritable ? PathAccess::ReadWrite : PathAccess::Read, false});
    for (const std::string& directory : request.directories) {
      rules.push_back({scratch_.path() + "/" + directory, PathAccess::ReadWrite, false});
    }
    for (const ScratchFile& file : request.files) {
      const std::string path = scratch_.path() + "/" + file.name;
      if (file.mode == FileMode::ReadWrite) rules.push_back({path, PathAccess::ReadWrite, false});
      if (file.mode == FileMode::Executable) rules.push_back({path, PathAccess::Execute, false});
    }
  }
  return createRuleset(config_.landlockAbi, rules);
}

void Executor::classify(const RunRequest& request, const Observation& observation,
                        Outcome* outcome) const {
  outcome->cpuNs = observation.cpuNs;
  outcome->wallNs = observation.wallNs;
  outcome->memoryBytesPeak = observation.memoryBytesPeak;
  if (WIFEXITED(observation.waitStatus)) outcome->exitCode = WEXITSTATUS(observation.waitStatus);
  if (WIFSIGNALED(observation.waitStatus)) outcome->signal = WTERMSIG(observation.waitStatus);
  outcome->isSecurityViolation = outcome->signal == SIGSYS;
  outcome->limitExceeded = observation.stoppedFor;
  if (outcome->limitExceeded != LimitExceeded::None || outcome->isSecurityViolation) return;

  const Limits& limits = request.limits;
  if (outcome->cpuNs > limits.cpuNs) {
    outcome->limitExceeded = LimitExceeded::Cpu;
  } else if (outcome->memoryBytesPeak > limits.memoryBytes) {
    outcome->limitExceeded = LimitExceeded::Memory;
  } else if (outcome->signal == SIGXFSZ) {
    outcome->limitExceeded = LimitExceeded::File;
  } else if (outcome->isAbnormal()) {
    // RLIMIT_AS makes an allocation fail; what the program does then is its own affair, so this is
    // a judgement: nearly all of the limit was in use, or the last words were about memory.
    const bool isNearLimit = outcome->memoryBytesPeak >= limits.memoryBytes / 10 * 9;
    if (isNearLimit || saysOutOfMemory(outcome->stderrBytes)) {
      outcome->limitExceeded = LimitExceeded::Memory;
    }
  }
}

// Looks at the end of standard error for what a C++, Python or JavaScript runtime writes when an
// allocation fails.
bool Executor::saysOutOfMemory(uint64_t stderrBytes) const {
  char tail[2048];
  const uint64_t start = stderrBytes > sizeof tail ? stderrBytes - sizeof tail : 0;
  const ssize_t got = pread(stderrFile_.get(), tail, sizeof tail, static_cast<off_t>(start));
  if (got <= 0) return false;
  const std::string_view text(tail, static_cast<size_t>(got));
  if (text.find("JavaScript heap out of memory") != std::string_view::npos) return true;
  const size_t end = text.find_last_not_of(" \r\n");
  if (end == std::string_view::npos) return false;
  const size_t lineStart = text.find_last_of('\n', end);
  const std::string_view line = text.substr(lineStart == std::string_view::npos ? 0 : lineStart + 1,
                                            end + 1 - (lineStart + 1));
  return line.find("std::bad_alloc") != std::string_view::npos || line.starts_with("MemoryError");
}

void Executor::collect(const RunRequest& request, Outcome* outcome) {
  for (const Collection& wanted : request.collect) {
    CollectedFile file = scratch_.openCollected(wanted.name);
    Collected collected{.name = wanted.name, .fd = {}};
    if (!file.fd.isOpen()) {
      collected.isMissing = true;
    } else {
      collected.isTruncated = file.bytes > wanted.bytesMax;
      collected.bytes = std::min(file.bytes, wanted.bytesMax);
      if (!wanted.keepAs) {
        collected.fd = std::move(file.fd);
      } else if (!collected.isTruncated && file.bytes <= blobs_->bytesMax()) {
        blobs_->store(*wanted.keepAs, copyToMemory(file.fd.get(), file.bytes), file.bytes);
        collected.isKept = true;
      } else {
        // Part of a file under the id of the whole would be a trap.
        collected.isTruncated = true;
        collected.bytes = 0;
      }
    }
    outcome->collected.push_back(std::move(collected));
  }
}

}  // namespace goldpan
