// Ends as its input says.
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>

struct Last {
  ~Last() { std::puts("destroyed"); }
} last;

int main() {
  std::string how;
  std::cin >> how;
  std::printf("%s\n", how.c_str());
  std::fflush(stdout);
  std::at_quick_exit([] { std::fputs("quick\n", stderr); });
  if (how == "exit") std::exit(3);
  if (how == "quick_exit") std::quick_exit(4);
  if (how == "_exit") _exit(5);
  if (how == "abort") std::abort();
  if (how == "throw") throw how;
  if (how == "noexcept") [&]() noexcept { throw 1; }();
  if (how == "segv") *reinterpret_cast<volatile int*>(8) = 1;
  if (how == "divide") return static_cast<int>(how.size()) / static_cast<int>(how.size() - 6);
  if (how == "recurse") {
    static void (*recurse)(volatile char*) = [](volatile char*) {
      volatile char frame[4096];
      frame[0] = 1;
      recurse(frame);
    };
    recurse(nullptr);
  }
  return 6;
}
