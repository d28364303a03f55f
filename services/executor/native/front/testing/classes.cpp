// Run-time type information, inheritance, weak and inline definitions, static data of all sorts.
#include <cstdio>
#include <functional>
#include <iostream>
#include <memory>
#include <typeinfo>
#include <vector>

struct Shape {
  virtual ~Shape() = default;
  virtual double area() const = 0;
};
struct Named {
  virtual ~Named() = default;
  virtual const char* name() const { return "unnamed"; }
};
struct Square : Shape, virtual Named {
  double side;
  explicit Square(double s) : side(s) {}
  double area() const override { return side * side; }
  const char* name() const override { return "square"; }
};
struct Dot : Shape {
  double area() const override { return 0; }
};

template <typename T>
struct Counter {
  static inline int count = 0;
  Counter() { ++count; }
};

extern "C" int notThere(int) __attribute__((weak));
__attribute__((weak)) int replaceable() {
  return 11;
}
inline constexpr int kTable[] = {1, 2, 3};
const char* const kTexts[] = {"a", "bc", "def"};
int zeros[1 << 20];
int values[1000] = {1, 2, 3};
alignas(65536) char aligned[3];
double (Shape::*const member)() const = &Shape::area;
int (*const functionPointer)(const char*, ...) = std::printf;

int main() {
  std::vector<std::unique_ptr<Shape>> shapes;
  shapes.push_back(std::make_unique<Square>(3));
  shapes.push_back(std::make_unique<Dot>());
  for (const auto& shape : shapes) {
    const auto* named = dynamic_cast<const Named*>(shape.get());
    std::cout << shape->area() << ' ' << (shape.get()->*member)() << ' '
              << (named == nullptr ? "-" : named->name()) << ' ' << typeid(*shape).name() << '\n';
  }
  try {
    (void)dynamic_cast<Square&>(*shapes[1]);
  } catch (const std::bad_cast&) {
    std::cout << "bad cast\n";
  }
  Counter<int> a, b;
  Counter<long> c;
  std::cout << Counter<int>::count << Counter<long>::count << '\n';
  std::cout << (notThere == nullptr) << ' ' << replaceable() << ' ' << kTable[2] << kTexts[2]
            << '\n';
  zeros[12345] = 6;
  std::cout << zeros[12345] + zeros[12346] + values[2] << ' '
            << reinterpret_cast<size_t>(aligned) % 65536 << ' ' << int{aligned[1]} << std::endl;
  functionPointer("%d %s\n", 5, "through a pointer");
  switch (shapes.size()) {
    case 0:
      return 1;
    case 1:
      return 2;
    case 2:
      std::puts("two");
      break;
    case 3:
      return 3;
    case 4:
      return 4;
    case 5:
      return 5;
  }
}
