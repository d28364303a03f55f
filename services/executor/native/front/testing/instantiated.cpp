// Variables are one, whether a program's functions use them or the run-time's.
#include "instantiated.hpp"

#include <cstdio>

int main() {
  Box<int> box;
  try {
    for (int i = 0; i < 9; ++i) box.add(i);
  } catch (const std::string& text) {
    std::printf("%s after %d\n", text.c_str(), sharedCount);
  }
  const int mine = nextNumber();
  const int theirs = box.number();
  std::printf("%d %d %d\n", mine, theirs, nextNumber());
}
