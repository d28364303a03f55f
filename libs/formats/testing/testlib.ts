/**
 * A header with as much of testlib's interface as the fixtures need, written for them: the real one is not
 * ours to hand out. Generators seed from their arguments, checkers are called `checker input output answer`,
 * and results are exit statuses, as in testlib 0.9.
 */
export const smallTestlib = `#pragma once
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>

enum TResult { _ok = 0, _wa = 1, _pe = 2, _fail = 3 };

[[noreturn]] inline void quitf(TResult result, const char* format, ...) {
  va_list values;
  va_start(values, format);
  std::vfprintf(stderr, format, values);
  va_end(values);
  std::exit(result);
}

struct InStream {
  std::ifstream file;
  std::istream* in = &std::cin;
  void open(const char* name) {
    file.open(name);
    if (!file) quitf(_fail, "cannot open %s", name);
    in = &file;
  }
  long long readLong(long long least, long long most, const char* name = "number") {
    long long value;
    if (!(*in >> value)) quitf(_pe, "%s is missing", name);
    if (value < least || value > most) quitf(_fail, "%s is out of range", name);
    return value;
  }
  void readSpace() { if (in->get() != ' ') quitf(_fail, "a space is missing"); }
  void readEoln() { if (in->get() != '\\n') quitf(_fail, "a line end is missing"); }
  void readEof() { if (in->peek() != EOF) quitf(_fail, "there is more"); }
};
static InStream inf, ouf, ans;

struct Random {
  unsigned long long state = 1469598103934665603ull;
  void seed(const char* text) { for (; *text; ++text) state = (state ^ (unsigned char)*text) * 1099511628211ull; }
  long long next(long long least, long long most) {
    state = state * 6364136223846793005ull + 1442695040888963407ull;
    return least + (long long)((state >> 33) % (unsigned long long)(most - least + 1));
  }
};
static Random rnd;

inline void registerGen(int argc, char** argv, int) { for (int i = 1; i < argc; ++i) rnd.seed(argv[i]); }
inline void registerValidation(int, char**) {}
inline void registerTestlibCmd(int argc, char** argv) {
  if (argc < 4) quitf(_fail, "call: checker input output answer");
  inf.open(argv[1]);
  ouf.open(argv[2]);
  ans.open(argv[3]);
}
`;

/** Prints two numbers up to its first argument; runs off the end of main, as many generators do. */
export const sumGenerator = `#include "testlib.h"
int main(int argc, char* argv[]) {
  registerGen(argc, argv, 1);
  const long long most = std::atoll(argv[1]);
  std::cout << rnd.next(1, most) << ' ' << rnd.next(1, most) << '\\n';
}
`;

export const sumValidator = `#include "testlib.h"
int main(int argc, char* argv[]) {
  registerValidation(argc, argv);
  inf.readLong(0, 1000000000, "a");
  inf.readSpace();
  inf.readLong(0, 1000000000, "b");
  inf.readEoln();
  inf.readEof();
}
`;

/** Accepts the right sum, or its negative: answers that no token comparison takes. */
export const sumChecker = `#include "testlib.h"
int main(int argc, char* argv[]) {
  registerTestlibCmd(argc, argv);
  const long long most = 1ll << 62;
  const long long right = ans.readLong(-most, most), given = ouf.readLong(-most, most);
  if (given != right && given != -right) quitf(_wa, "%lld is not %lld", given, right);
  quitf(_ok, "right");
}
`;
