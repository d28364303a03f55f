#include "execute.h"

#include <fcntl.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <climits>
#include <cstdlib>
#include <optional>
#include <set>
#include <string_view>

#include "elf.h"
#include "fault.h"
#include "landlock.h"
#include "limits.h"
#include "spawn.h"

namespace goldpan {
namespace {

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
  ElfNeeds needs;
  // The file to execute, below kBlobFdMin.
  UniqueFd programFile;
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

struct Executor::Streams {
  int input;
  int output;
  int error;
};

struct Executor::Started {
  Child child;
  uint64_t startNs;
};

Executor::Executor(const SlotConfig& config, BlobStore* blobs, int connectionFd)
    : config_(config),
      blobs_(blobs),
      connectionFd_(connectionFd),
      scratch_(config.scratchPath, config.user),
      standardOutput_(Capture::Beyond::IsReported),
      standardError_(Capture::Beyond::IsDiscarded),
      interactorError_(Capture::Beyond::IsDiscarded) {
  if (config.landlockAbi > 0) emptyRuleset_ = createRuleset(config.landlockAbi, {});
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
  if (request.interactor != nullptr) return converse(request, report);
  const Prepared prepared = prepare(request, 0);
  size_t count = 0;
  for (size_t index = 0; index < request.inputs.size(); ++index) {
    const Outcome outcome = execute(request, prepared, index);
    report(index, outcome);
    ++count;
    if (request.stopOnAbnormalExit && outcome.isAbnormal()) break;
  }
  if (prepared.usesScratch) scratch_.wipe();
  return count;
}

Executor::Prepared Executor::prepare(const RunRequest& request, uint64_t taskCountOfOthers) {
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
    prepared.programFile.reset(open(resolved.c_str(), O_PATH | O_CLOEXEC));
    if (!prepared.programFile.isOpen()) throwErrno("opening " + resolved);
  } else {
    prepared.needs = elfNeeds(prepared.executable->fd.get());
    prepared.programFile.reset(fcntl(prepared.executable->fd.get(), F_DUPFD_CLOEXEC, 0));
    if (!prepared.programFile.isOpen()) throwErrno("duplicating the descriptor of a blob");
  }
  prepared.environment = environmentOf(request.profile, scratch_.path());
  prepared.resourceLimits =
      resourceLimitsOf(request.profile, request.limits, config_.taskCountSpare + taskCountOfOthers);
  prepared.usesScratch =
      traits.isScratchWritable || !request.files.empty() || !request.directories.empty();
  if (!prepared.usesScratch) prepared.ruleset = rulesetFor(request, prepared);
  return prepared;
}

Outcome Executor::execute(const RunRequest& request, const Prepared& prepared, size_t index) {
  if (std::optional<Outcome> outcome = outcomeWithoutStart(request, prepared)) {
    return std::move(*outcome);
  }
  standardOutput_.start(request.limits.stdoutBytesMax);
  standardError_.start(request.limits.stderrBytesMax);
  const UniqueFd input = reopenReadOnly(prepared.inputs[index]->fd.get());
  const Started started = start(
      request, prepared, {input.get(), standardOutput_.writeEnd(), standardError_.writeEnd()});
  Supervision supervision = supervisionOf(request, prepared, started);
  supervision.standardOutput = &standardOutput_;
  supervision.standardError = &standardError_;
  const std::vector<Observation> observations = supervise({supervision}, nullptr, connectionFd_);
  return outcomeOf(request, observations.front(), &standardOutput_, standardError_);
}

// Runs a program and its interactor, each reading what the other writes.
size_t Executor::converse(const RunRequest& request, const Report& report) {
  const RunRequest& interactor = *request.interactor;
  if (config_.landlockAbi == 0 && request.profile != Profile::Native) {
    throw Refusal("INVALID_REQUEST",
                  "without Landlock only a program of profile \"native\" may have an interactor: "
                  "nothing would keep another from the interactor's files");
  }
  // Both run as the same user.
  const Prepared program = prepare(request, interactor.limits.processCountMax);
  const Prepared other = prepare(interactor, request.limits.processCountMax);
  std::optional<Outcome> programOutcome = outcomeWithoutStart(request, program);
  std::optional<Outcome> interactorOutcome = outcomeWithoutStart(interactor, other);
  if (programOutcome || interactorOutcome) {
    // Whichever cannot start has ended first.
    Outcome none;
    Outcome* const first = programOutcome ? &*programOutcome : &*interactorOutcome;
    for (Outcome* outcome : {&none, first}) {
      outcome->hasEndedFirst = outcome == first;
      outcome->relayedBytes = 0;
    }
    report(0, programOutcome ? *programOutcome : none);
    report(0, programOutcome ? none : *interactorOutcome);
    return 1;
  }
  Dialogue dialogue{{Relay(request.limits.stdoutBytesMax), Relay(interactor.limits.stdoutBytesMax)},
                    request.contentExitCode};
  const auto& [byProgram, byInteractor] = dialogue.written;
  standardError_.start(request.limits.stderrBytesMax);
  interactorError_.start(interactor.limits.stderrBytesMax);
  DescendantsGuard guard;
  const Started startedInteractor =
      start(interactor, other,
            {byProgram.readerEnd(), byInteractor.writerEnd(), interactorError_.writeEnd()});
  const Started startedProgram =
      start(request, program,
            {byInteractor.readerEnd(), byProgram.writerEnd(), standardError_.writeEnd()});
  std::vector<Supervision> programs = {supervisionOf(request, program, startedProgram),
                                       supervisionOf(interactor, other, startedInteractor)};
  programs[Dialogue::kProgram].standardError = &standardError_;
  programs[Dialogue::kInteractor].standardError = &interactorError_;
  const std::vector<Observation> observations = supervise(programs, &dialogue, connectionFd_);
  guard.release();
  const auto reportOf = [&](const RunRequest& one, size_t index, const Capture& error) {
    Outcome outcome = outcomeOf(one, observations[index], nullptr, error);
    outcome.hasEndedFirst = observations[index].hasEndedFirst;
    outcome.relayedBytes = dialogue.written[index].bytes();
    outcome.isStdoutTruncated = dialogue.written[index].isTruncated();
    report(0, outcome);
  };
  reportOf(request, Dialogue::kProgram, standardError_);
  reportOf(interactor, Dialogue::kInteractor, interactorError_);
  scratch_.wipe();
  return 1;
}

// A program that is known not to start; nullopt: it is to be started.
std::optional<Outcome> Executor::outcomeWithoutStart(const RunRequest& request,
                                                     const Prepared& prepared) {
  const bool isTooLarge = prepared.needs.loadBytes > request.limits.memoryBytes;
  // A source can ask for one (a section named .interp). Where there is no path, exec would fail,
  // which is no fault of ours.
  const bool lacksInterpreter = prepared.needs.hasInterpreter &&
                                traitsOf(request.profile).readTrees.empty() &&
                                prepared.readPaths.empty();
  if (!isTooLarge && !lacksInterpreter) return std::nullopt;
  Outcome outcome;
  if (isTooLarge) {
    // Under RLIMIT_AS such a program would die of a signal inside exec, which says nothing.
    outcome.limitExceeded = LimitExceeded::Memory;
    outcome.memoryBytesPeak = prepared.needs.loadBytes;
  }
  for (const Collection& wanted : request.collect) {
    outcome.collected.push_back({.name = wanted.name, .fd = {}, .isMissing = true});
  }
  return outcome;
}

Executor::Started Executor::start(const RunRequest& request, const Prepared& prepared,
                                  const Streams& streams) {
  UniqueFd ruleset;
  if (prepared.usesScratch) {
    fillScratch(request, prepared);
    ruleset = rulesetFor(request, prepared);
  }
  std::vector<UniqueFd> extraFiles;
  std::vector<FdPlacement> extraFds;
  for (size_t i = 0; i < request.fds.size(); ++i) {
    extraFiles.push_back(reopenReadOnly(prepared.fdBlobs[i]->fd.get()));
    extraFds.push_back({extraFiles.back().get(), request.fds[i].fd});
  }
  const std::vector<char*> argv = pointersTo(request.argv);
  const std::vector<char*> environment = pointersTo(prepared.environment);
  ContainPlan plan{
      .standardInput = streams.input,
      .standardOutput = streams.output,
      .standardError = streams.error,
      .extraFds = extraFds.data(),
      .extraFdCount = extraFds.size(),
      .programFd = prepared.programFile.get(),
      .workingDirectoryFd = scratch_.fd(),
      .rulesetFd = ruleset.isOpen()            ? ruleset.get()
                   : prepared.ruleset.isOpen() ? prepared.ruleset.get()
                                               : emptyRuleset_.get(),
      .filter = &filters_[static_cast<size_t>(request.profile)],
      .limits = &prepared.resourceLimits,
      .user = config_.user,
      .slotProcess = getpid(),
      .argv = argv.data(),
      .environment = environment.data(),
      .failedStep = nullptr,
      .failedErrno = 0,
  };
  const uint64_t startNs = monotonicNs();
  return {spawn(&plan), startNs};
}

// Without the streams.
Supervision Executor::supervisionOf(const RunRequest& request, const Prepared& prepared,
                                    const Started& started) const {
  return {.child = &started.child,
          .limits = &request.limits,
          .profile = request.profile,
          .scratch = prepared.usesScratch ? &scratch_ : nullptr,
          .standardOutput = nullptr,
          .standardError = nullptr,
          .startNs = started.startNs};
}

void Executor::fillScratch(const RunRequest& request, const Prepared& prepared) {
  scratch_.wipe();
  for (const std::string& directory : request.directories) scratch_.makeDirectory(directory);
  for (size_t i = 0; i < request.files.size(); ++i) {
    scratch_.writeFile(request.files[i].name, *prepared.fileBlobs[i], request.files[i].mode);
  }
}

// Not open when the run may reach no path: then the empty ruleset does.
UniqueFd Executor::rulesetFor(const RunRequest& request, const Prepared& prepared) const {
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
  if (config_.landlockAbi == 0 || rules.empty()) return {};
  return createRuleset(config_.landlockAbi, rules);
}

Outcome Executor::outcomeOf(const RunRequest& request, const Observation& observation,
                            const Capture* standardOutput, const Capture& standardError) {
  Outcome outcome;
  if (standardOutput != nullptr) {
    outcome.stdoutFile = standardOutput->file();
    outcome.stdoutBytes = standardOutput->bytes();
    outcome.isStdoutTruncated = standardOutput->isTruncated();
  }
  outcome.stderrFile = standardError.file();
  outcome.stderrBytes = standardError.bytes();
  outcome.isStderrTruncated = standardError.isTruncated();
  classify(request, observation, &outcome);
  collect(request, &outcome);
  return outcome;
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
