// What runs before main, and after it.
#include <cstdio>
#include <cstdlib>
#include <string>

struct Told {
  std::string name;
  explicit Told(const char* n) : name(n) { std::printf("make %s\n", n); }
  ~Told() { std::printf("end %s\n", name.c_str()); }
};

Told second("second");
Told third("third");
__attribute__((init_priority(200))) Told first("first");
static int computed = [] { return std::printf("computed\n"); }();
inline Told shared("inline variable");

__attribute__((constructor)) static void before() {
  std::puts("constructor");
}
__attribute__((destructor)) static void after() {
  std::puts("destructor");
}
__attribute__((destructor(300))) static void afterAll() {
  std::puts("destructor 300");
}

static Told& local() {
  static Told told("local static");
  return told;
}

int main(int argc, char** argv) {
  std::atexit([] { std::puts("at exit"); });
  std::printf("main %d %d\n", argc, argv[argc] == nullptr);
  local();
  local();
  return computed;
}
