// Runs one of the programs that were compiled together, once for each input, each time in a process
// of its own. Arguments: program, folder for outputs, CPU seconds, input files. Prints a line a run:
// input, exit status, signal, CPU milliseconds, peak memory in KiB. The last run is the first that did
// not end with status 0.
static int start_program(int program) {
  switch (program) {
/*CASES*/
  }
  return 99;
}

int main(int count, char **arguments) {
  const std::string folder = arguments[2];
  const rlim_t seconds = std::strtoul(arguments[3], nullptr, 10);
  for (int input = 4; input < count; ++input) {
    const std::string mark = std::to_string(input - 4);
    const pid_t child = fork();
    if (child < 0) return 3;
    if (child == 0) {
      const rlimit cpu{seconds, seconds};
      const rlimit file{16u << 20, 16u << 20};
      setrlimit(RLIMIT_CPU, &cpu);
      setrlimit(RLIMIT_FSIZE, &file);
      alarm(static_cast<unsigned>(10 * seconds + 30));
      if (freopen(arguments[input], "r", stdin) == nullptr) _exit(98);
      if (freopen((folder + "/out-" + mark).c_str(), "w", stdout) == nullptr) _exit(98);
      if (freopen((folder + "/err-" + mark).c_str(), "w", stderr) == nullptr) _exit(98);
      // Else what was said before an abort would be lost.
      setvbuf(stderr, nullptr, _IONBF, 0);
      exit(start_program(std::atoi(arguments[1])));
    }
    int status = 0;
    rusage usage{};
    if (wait4(child, &status, 0, &usage) != child) return 3;
    const auto milliseconds = [](const timeval &time) { return time.tv_sec * 1000L + time.tv_usec / 1000; };
    const int exit_status = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
    const int signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    printf("%s %d %d %ld %ld\n", mark.c_str(), exit_status, signal,
           milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime), usage.ru_maxrss);
    fflush(stdout);
    if (exit_status != 0 || signal != 0) break;
  }
  return 0;
}
